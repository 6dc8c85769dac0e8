package dev.tollgate.cli.command;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells failures that time heals from those that somebody has to put right. */
public final class Failures {

  private Failures() {}

  /** What to put right, if a store failed because it is set up wrongly. */
  public static Optional<String> misconfiguration(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(StorageMisconfigured.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }
}
