package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * The right to copy into a store, held by one run at a time. It expires soon after its program has
 * ended, so that the same command can resume the copy.
 */
public final class CopyLease {

  private static final String NAME = "fill-run";
  private static final Duration TERM = Duration.ofSeconds(10);
  private static final Duration RENEWAL = Duration.ofSeconds(2);

  /** Another run has taken the lease because this one paused for too long. */
  static final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost() {
      super("another copy into this store is running");
    }
  }

  private final Leases leases;
  private final InstantSource clock;
  private final String holder = UUID.randomUUID().toString();
  private Instant renewed = Instant.EPOCH;

  CopyLease(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** False if another copy into this store is running. */
  boolean begin() {
    renewed = clock.instant();
    return leases.take(NAME, holder, TERM);
  }

  /**
   * Extends the lease; call it often.
   *
   * @throws LeaseLost if this program paused for so long that another run has begun
   */
  void renew() {
    if (clock.instant().isAfter(renewed.plus(RENEWAL)) && !begin()) {
      throw new LeaseLost();
    }
  }

  void end() {
    boolean _ = leases.take(NAME, holder, Duration.ZERO);
  }
}
