package dev.tollgate.application.storage;

import java.time.Instant;
import java.util.Optional;

/** Leases on work that one node does at a time. */
public interface Leases {

  /**
   * Takes a free lease, or renews the holder's own.
   *
   * @param until when the lease ends by itself; {@code now} releases it
   * @return false if another holder has it
   */
  boolean take(String name, String holder, Instant now, Instant until);

  /** The holder of a lease; empty if it is free. */
  Optional<String> holder(String name, Instant now);
}
