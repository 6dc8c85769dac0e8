package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.audit.RefusalLedger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes refused authentications to the store, once a second, until it is closed. It looks for them
 * rather than being woken by each, which would cost the callers two switches between threads.
 */
final class AuditWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AuditWriter.class);

  private static final long PAUSE_MILLIS = 100;
  private static final long INTERVAL_NANOS = 1_000_000_000L;
  private static final long PATIENCE_MILLIS = 3000;

  private final RefusalLedger ledger;
  private final AuditRecords records;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private boolean isAway;

  private AuditWriter(RefusalLedger ledger, AuditRecords records) {
    this.ledger = ledger;
    this.records = records;
    this.thread = Thread.ofPlatform().daemon().name("audit").start(this::run);
  }

  static AuditWriter start(RefusalLedger ledger, AuditRecords records) {
    return new AuditWriter(ledger, records);
  }

  private void run() {
    try {
      long due = System.nanoTime() + INTERVAL_NANOS;
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        ledger.absorb();
        if (System.nanoTime() - due > 0) {
          attempt(() -> say(ledger.write(records)));
          due = System.nanoTime() + INTERVAL_NANOS;
        }
      }
      ledger.absorb();
      attempt(() -> ledger.end(records));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(long lost) {
    if (lost > 0) {
      LOG.warn(
          "{} refused authentications were not recorded, because there were too many at once.",
          lost);
    }
  }

  private void attempt(Runnable step) {
    try {
      step.run();
      isAway = false;
    } catch (StoreUnavailable e) {
      if (!isAway) {
        LOG.warn("Refused authentications are not recorded for now: {}.", e.getMessage());
      }
      isAway = true;
    } catch (RuntimeException e) {
      LOG.error("Refused authentications are not recorded for now.", e);
    }
  }

  /** Writes what is left, and waits a few seconds for that. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
