package dev.tollgate.application.moving;

import dev.tollgate.application.storage.Leases;
import java.time.Instant;

/** Tells every program on a store that it is being filled, and from where, until that has ended. */
public record FillMarker(Leases leases) {

  private static final String NAME = "fill";
  private static final String NOBODY = "nobody";

  /** When nobody asks any more. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  public boolean isAbsent(Instant now) {
    return leases.take(NAME, NOBODY, now, now);
  }

  /** False if the store is being filled from elsewhere. */
  boolean put(String origin, Instant now) {
    return leases.take(NAME, origin, now, NEVER);
  }

  void remove(String origin, Instant now) {
    boolean _ = leases.take(NAME, origin, now, now);
  }
}
