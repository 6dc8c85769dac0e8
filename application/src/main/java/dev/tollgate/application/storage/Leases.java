package dev.tollgate.application.storage;

import java.time.Instant;
import java.util.Optional;

/** Work that one node at a time does. */
public interface Leases {

  /**
   * Takes a lease that is free, or prolongs the holder's own.
   *
   * @param until when it is free again by itself; {@code now} gives it back
   * @return false if somebody else has it
   */
  boolean take(String name, String holder, Instant now, Instant until);

  /** Who has a lease; empty if it is free. */
  Optional<String> holder(String name, Instant now);
}
