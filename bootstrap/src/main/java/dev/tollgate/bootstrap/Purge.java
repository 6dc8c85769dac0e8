package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has expired (tokens, used assertions, sessions, refresh tokens, codes, counts of
 * attempts to sign in), old audit records, and notes of revocations and of changed clients that
 * every node has read: in small batches, on one node at a time of those that share a store, until
 * it is closed. Only the store's clock counts.
 */
final class Purge implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

  static final int BATCH = 500;

  private static final String LEASE = "purge";
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Much longer than a reader of a feed of changes may fall behind. */
  private static final Duration RETENTION = Duration.ofHours(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Storage storage;
  private final String node;
  private final Duration interval;
  private final Duration term;
  private final Duration auditRetention;
  private final Thread thread;
  private boolean holds;
  private boolean isAway;

  /**
   * Starts after the first interval.
   *
   * @param node unique to this node
   * @param term how long another node waits when it no longer hears of this one; longer than the
   *     interval
   * @param auditRetention how long audit records are kept
   */
  Purge(Storage storage, String node, Duration interval, Duration term, Duration auditRetention) {
    this.storage = storage;
    this.node = node;
    this.interval = interval;
    this.term = term;
    this.auditRetention = auditRetention;
    this.thread = Thread.ofPlatform().daemon().name("purge").start(this::run);
  }

  static Purge start(Storage storage, Duration auditRetention, RandomGenerator random) {
    return new Purge(
        storage,
        "node-" + Long.toHexString(random.nextLong()),
        INTERVAL,
        INTERVAL.multipliedBy(2),
        auditRetention);
  }

  private void run() {
    try {
      while (!isClosedWithin(interval)) {
        attempt(this::round);
      }
      if (holds) {
        attempt(this::giveBack);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosedWithin(Duration time) throws InterruptedException {
    return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A step that may fail because of the store, or be interrupted by closing. */
  private interface Step {

    void run() throws InterruptedException;
  }

  private void attempt(Step step) throws InterruptedException {
    try {
      step.run();
      isAway = false;
    } catch (StoreUnavailable e) {
      if (!isAway) {
        LOG.warn("Expired tokens are not purged for now: {}.", e.getMessage());
      }
      isAway = true;
    } catch (RuntimeException e) {
      LOG.error("Expired tokens are not purged for now.", e);
    }
  }

  private void round() throws InterruptedException {
    if (takeLease()) {
      Instant now = storage.leases().now();
      inBatches(limit -> storage.tokens().purge(now, limit));
      inBatches(limit -> storage.assertions().purge(now, limit));
      inBatches(limit -> storage.sessions().purge(now, limit));
      inBatches(limit -> storage.refreshTokens().purge(now, limit));
      inBatches(limit -> storage.authorizationCodes().purge(now, limit));
      inBatches(limit -> storage.signInAttempts().purge(limit));
      inBatches(limit -> storage.auditRecords().purge(now.minus(auditRetention), limit));
      inBatches(limit -> storage.revocations().trim(RETENTION, limit));
      inBatches(limit -> storage.changedClients().trim(RETENTION, limit));
    }
  }

  /** Until nothing is left or the lease is lost; others may write during the pauses. */
  private void inBatches(IntUnaryOperator remove) throws InterruptedException {
    boolean goesOn = true;
    while (goesOn) {
      goesOn = remove.applyAsInt(BATCH) == BATCH && !isClosedWithin(PAUSE) && takeLease();
    }
  }

  /** Takes or renews the lease for longer than the time until the next round. */
  private boolean takeLease() {
    holds = storage.leases().take(LEASE, node, term);
    return holds;
  }

  private void giveBack() {
    boolean _ = storage.leases().take(LEASE, node, Duration.ZERO);
  }

  /** Waits a few seconds for a batch in progress. */
  @Override
  public void close() {
    closed.countDown();
    try {
      boolean _ = thread.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
