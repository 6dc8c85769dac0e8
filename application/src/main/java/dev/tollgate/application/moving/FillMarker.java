package dev.tollgate.application.moving;

import dev.tollgate.application.storage.Leases;
import java.time.Instant;
import java.util.Optional;

/** Tells every program on a store that it is being filled, and from where, until that has ended. */
public record FillMarker(Leases leases) {

  private static final String NAME = "fill";

  /** When nobody asks any more. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  /** From where the store is being filled; empty if it is whole. */
  public Optional<String> origin(Instant now) {
    return leases.holder(NAME, now);
  }

  /** False if the store is being filled from elsewhere. */
  boolean put(String origin, Instant now) {
    return leases.take(NAME, origin, now, NEVER);
  }

  void remove(String origin, Instant now) {
    boolean _ = leases.take(NAME, origin, now, now);
  }
}
