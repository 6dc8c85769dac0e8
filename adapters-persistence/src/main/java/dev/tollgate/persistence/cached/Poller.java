package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.StoreUnavailable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads something several times a second until it is closed. */
final class Poller implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Poller.class.getName());

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final String subject;
  private final Runnable read;
  private final Thread thread;
  private boolean isAway;

  /**
   * Begins at once.
   *
   * @param subject what is read, as the log and the thread name it
   */
  Poller(String subject, Runnable read) {
    this.subject = subject;
    this.read = read;
    this.thread = Thread.ofPlatform().daemon().name(subject).start(this::run);
  }

  private void run() {
    try {
      do {
        attempt();
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever goes wrong, the next attempt follows: until one succeeds, the store is asked. */
  private void attempt() {
    try {
      read.run();
      tell(false, Level.INFO, subject + " are read again.", null);
    } catch (StoreUnavailable e) {
      tell(true, Level.WARNING, subject + " cannot be read: " + e.getMessage() + ".", null);
    } catch (RuntimeException e) {
      tell(true, Level.ERROR, subject + " cannot be read.", e);
    }
  }

  private void tell(boolean away, Level level, String message, RuntimeException cause) {
    if (away != isAway && closed.getCount() > 0) {
      LOG.log(level, message, cause);
    }
    isAway = away;
  }

  /** Waits a moment for a read that is under way. */
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
