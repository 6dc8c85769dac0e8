package dev.tollgate.application.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Leases on work that one node does at a time. Only the store's own clock counts, since the clocks
 * of the nodes may differ.
 */
public interface Leases {

  /**
   * Takes a free lease, or renews the holder's own.
   *
   * @param term how long from now until the lease ends by itself; zero releases it
   * @return false if another holder has it
   */
  boolean take(String name, String holder, Duration term);

  /** The holder of a lease; empty if it is free. */
  Optional<String> holder(String name);

  /** The time by the store's own clock, in whole milliseconds. */
  Instant now();
}
