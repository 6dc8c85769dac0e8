package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must become true before a deadline. */
public final class Eventually {

  private static final long PAUSE_MILLIS = 20;

  private Eventually() {}

  public static void within(Duration deadline, String what, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    boolean holds = condition.getAsBoolean();
    while (!holds && System.nanoTime() < end) {
      Thread.sleep(PAUSE_MILLIS);
      holds = condition.getAsBoolean();
    }
    assertTrue(holds, what);
  }
}
