package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must become true. */
public final class Eventually {

  /** So long that only what never happens is missed, however slow the machine is. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 20;

  private Eventually() {}

  /** Fails if the condition does not become true for a minute. */
  public static void holds(String what, BooleanSupplier condition) throws InterruptedException {
    within(PATIENCE, what, condition);
  }

  /** Fails if the condition is still false once that time is over: it is tested then, too. */
  public static void within(Duration deadline, String what, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    boolean over = false;
    while (!condition.getAsBoolean()) {
      assertFalse(over, what);
      Thread.sleep(PAUSE_MILLIS);
      over = System.nanoTime() >= end;
    }
  }
}
