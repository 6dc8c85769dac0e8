package dev.tollgate.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.tollgate.application.Why;
import dev.tollgate.http.contract.RateLimit;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Counts the requests of callers: with other servers if they share their windows, otherwise here,
 * where many addresses cost little memory.
 */
@Singleton
public final class Windows {

  private static final int MAX_CALLERS = 100_000;
  private static final Duration MINUTE = Duration.ofSeconds(RateLimit.WINDOW_SECONDS);
  private static final Duration HOUR = Duration.ofHours(1);

  private final Cache<String, Window> windows =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .maximumSize(MAX_CALLERS)
          .expireAfter(Expiry.<String, Window>writing((_, window) -> window.length()))
          .build();
  private final Clock clock;
  private final SharedWindows shared;

  Windows(Clock clock, SharedWindows shared) {
    this.clock = clock;
    this.shared = shared;
  }

  private record Window(Duration length, Instant end, int count, boolean admitted) {}

  /**
   * What became of a request.
   *
   * @param remaining how many more this window admits
   * @param resetAt when the window ends, in Unix seconds
   * @param retryAfter whole seconds until then, at least one
   */
  public record Count(boolean admitted, int remaining, long resetAt, long retryAfter) {

    /**
     * What operators are told about a request that was refused.
     *
     * @param subject whose requests count, at the beginning of a sentence
     * @param limit how many of what, such as {@code 60 requests to /oauth}
     * @param window such as {@code minute}
     * @param option sets the limit on the command line
     */
    public String reason(String subject, String limit, String window, String option) {
      return "%s had reached the limit of %s per %s (%s). The next %s begins on %s."
          .formatted(
              subject, limit, window, option, window, Why.time(Instant.ofEpochSecond(resetAt)));
    }
  }

  /** Counts one request, unless the window is full. */
  public Count count(String caller, RateLimit limit) {
    return countMinutely(limit.root() + " " + caller, limit.perMinute());
  }

  /**
   * The same for anything else that is counted: a minute that begins with the first request.
   *
   * @param caller unique among all callers whose requests are counted
   */
  public Count countMinutely(String caller, int perMinute) {
    return shared
        .count(caller, perMinute, MINUTE)
        .orElseGet(() -> countHere(caller, perMinute, MINUTE, clock.instant()));
  }

  /**
   * Counts one request, unless the window is full: an hour that begins with the full second of the
   * first request.
   *
   * @param caller unique among all callers whose requests are counted
   */
  public Count countHourly(String caller, int perHour) {
    return shared.count(caller, perHour, HOUR).orElseGet(() -> countHourlyHere(caller, perHour));
  }

  /** The same without other servers, for threads that must not wait. */
  public Count countHourlyHere(String caller, int perHour) {
    return countHere(caller, perHour, HOUR, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  private Count countHere(String key, int limit, Duration length, Instant now) {
    Window window =
        windows
            .asMap()
            .compute(
                key,
                (_, current) ->
                    current == null || !now.isBefore(current.end())
                        ? new Window(length, now.plus(length), 1, true)
                        : next(current, limit));
    long left = Math.max(1, Math.ceilDiv(Duration.between(now, window.end()).toMillis(), 1000L));
    return new Count(
        window.admitted(),
        limit - window.count(),
        Math.ceilDiv(window.end().toEpochMilli(), 1000L),
        left);
  }

  /** How many callers are remembered. */
  long size() {
    windows.cleanUp();
    return windows.estimatedSize();
  }

  private static Window next(Window current, int limit) {
    return current.count() < limit
        ? new Window(current.length(), current.end(), current.count() + 1, true)
        : new Window(current.length(), current.end(), current.count(), false);
  }
}
