package dev.tollgate.http.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.http.contract.RateLimit;
import dev.tollgate.http.limit.Windows.Count;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WindowsTest {

  private static final RateLimit TWO = new RateLimit("/two", "--two-rate-limit", 2, true, false);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochMilli(500));
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final Windows windows = new Windows(clock, SharedWindows.NONE);

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }

  @Test
  void aWindowAdmitsAsManyAsItsLimitAndTellsWhatRemains() {
    Count first = windows.count("a", TWO);
    Count second = windows.count("a", TWO);
    Count third = windows.count("a", TWO);

    assertEquals(new Count(true, 1, 61, 60), first);
    assertEquals(new Count(true, 0, 61, 60), second);
    assertEquals(new Count(false, 0, 61, 60), third);
  }

  @Test
  void aWindowEndsAMinuteAfterItsFirstRequestWhateverWasRefused() {
    for (int i = 0; i < 5; i++) {
      Count _ = windows.count("a", TWO);
    }
    pass(Duration.ofMillis(59_999));
    Count justBefore = windows.count("a", TWO);
    pass(Duration.ofMillis(1));
    Count after = windows.count("a", TWO);

    assertFalse(justBefore.admitted());
    assertEquals(1, justBefore.retryAfter());
    assertTrue(after.admitted());
    assertEquals(1, after.remaining());
  }

  @Test
  void callersAndLimitsAreCountedApart() {
    Count _ = windows.count("a", TWO);

    assertEquals(1, windows.count("b", TWO).remaining());
    assertEquals(
        6,
        windows
            .count("a", new RateLimit("/seven", "--seven-rate-limit", 7, true, false))
            .remaining());
  }

  @Test
  void manyThreadsOfOneCallerGetNoMoreThanTheLimit() {
    RateLimit hundred = new RateLimit("/hundred", "--hundred-rate-limit", 100, true, false);
    AtomicInteger admitted = new AtomicInteger();

    IntStream.range(0, 1_000)
        .parallel()
        .forEach(_ -> admitted.addAndGet(windows.count("a", hundred).admitted() ? 1 : 0));

    assertEquals(100, admitted.get());
  }

  @Test
  void twiceAsManyCallersAsAreRememberedDoNotFillTheMemory() {
    IntStream.range(0, 200_000)
        .forEach(
            i -> {
              Count _ = windows.count("caller-" + i, TWO);
            });

    assertTrue(windows.size() <= 100_000, () -> "remembered: " + windows.size());
  }
}
