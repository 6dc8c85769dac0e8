package dev.tollgate.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollgate.http.contract.RateLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts the requests of callers; bounded, so that many addresses cost little memory. */
@Singleton
final class Windows {

  private static final int MAX_CALLERS = 100_000;
  private static final Duration LENGTH = Duration.ofSeconds(RateLimit.WINDOW_SECONDS);

  private final Cache<String, Window> windows =
      Caffeine.newBuilder().maximumSize(MAX_CALLERS).expireAfterWrite(LENGTH).build();
  private final Clock clock;

  Windows(Clock clock) {
    this.clock = clock;
  }

  private record Window(Instant end, int count, boolean admitted) {}

  /**
   * What became of a request.
   *
   * @param remaining how many more this window admits
   * @param resetAt when the window ends, in Unix seconds
   * @param retryAfter whole seconds until then, at least one
   */
  record Count(boolean admitted, int remaining, long resetAt, long retryAfter) {}

  /** Counts one request, unless the window is full. */
  Count count(String caller, RateLimit limit) {
    Instant now = clock.instant();
    Window window =
        windows
            .asMap()
            .compute(
                limit.root() + " " + caller,
                (_, current) ->
                    current == null || !now.isBefore(current.end())
                        ? new Window(now.plus(LENGTH), 1, true)
                        : next(current, limit));
    long left = Math.max(1, Math.ceilDiv(Duration.between(now, window.end()).toMillis(), 1000L));
    return new Count(
        window.admitted(),
        limit.perMinute() - window.count(),
        Math.ceilDiv(window.end().toEpochMilli(), 1000L),
        left);
  }

  /** How many callers are remembered. */
  long size() {
    windows.cleanUp();
    return windows.estimatedSize();
  }

  private static Window next(Window current, RateLimit limit) {
    return current.count() < limit.perMinute()
        ? new Window(current.end(), current.count() + 1, true)
        : new Window(current.end(), current.count(), false);
  }
}
