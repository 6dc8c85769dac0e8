package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * The one run at a time that fills a store. It is over by itself a while after its program ended,
 * so that the same command can go on.
 */
public final class FillRun {

  private static final String NAME = "fill-run";
  private static final Duration TERM = Duration.ofSeconds(10);
  private static final Duration RENEWAL = Duration.ofSeconds(2);

  /** Another run took over the store because this one paused for too long. */
  static final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("another run fills the store");
    }
  }

  private final Leases leases;
  private final InstantSource clock;
  private final String holder = UUID.randomUUID().toString();
  private Instant renewed = Instant.EPOCH;

  FillRun(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** False if another run fills the store. */
  boolean begin() {
    renewed = clock.instant();
    return leases.take(NAME, holder, TERM);
  }

  /**
   * Goes on; to be called often.
   *
   * @throws Overtaken if this program stood still for so long that another run has begun
   */
  void goOn() {
    if (clock.instant().isAfter(renewed.plus(RENEWAL)) && !begin()) {
      throw new Overtaken();
    }
  }

  void end() {
    boolean _ = leases.take(NAME, holder, Duration.ZERO);
  }
}
