package dev.tollgate.cli.command;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which failures come from wrong configuration. */
public final class Failures {

  private Failures() {}

  /** What to correct if a store failed because of its configuration. */
  public static Optional<String> misconfiguration(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(StorageMisconfigured.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }
}
