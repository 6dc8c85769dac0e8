package dev.tollgate.http.jwt;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The key set at one address, fetched when it is needed and kept for a while. Nothing older is used
 * when a fetch fails: a key that its owner withdrew is refused after that time.
 */
final class RemoteKeySet {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration KEEP = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration FAILURE_HOLDS = Duration.ofSeconds(5);

  private final URI uri;
  private final LongSupplier nanoTime;
  private final ReentrantLock fetching = new ReentrantLock();

  private Optional<Copy> last = Optional.empty();

  RemoteKeySet(URI uri, LongSupplier nanoTime) {
    this.uri = uri;
    this.nanoTime = nanoTime;
  }

  private record Copy(long at, KeySetFetch.Outcome outcome) {}

  /**
   * The keys, fetched again if none is the wanted one, which may be new.
   *
   * @throws StoreUnavailable if they cannot be fetched now
   */
  Result<List<VerifyingKey>, Cause> keys(Predicate<VerifyingKey> wanted) {
    return switch (outcome(wanted)) {
      case KeySetFetch.Keys(List<VerifyingKey> keys) -> Result.ok(keys);
      case KeySetFetch.Useless() -> Result.refused(Cause.KEYS_UNUSABLE);
      case KeySetFetch.Unreachable(Exception cause) ->
          throw new StoreUnavailable("the keys of a client could not be fetched", cause);
    };
  }

  /** Who comes during a fetch waits for it and shares what it brings. */
  private KeySetFetch.Outcome outcome(Predicate<VerifyingKey> wanted) {
    fetching.lock();
    try {
      Copy copy = last.filter(it -> ageOf(it).compareTo(lifetime(it, wanted)) < 0).orElse(null);
      if (copy == null) {
        KeySetFetch.Outcome outcome = KeySetFetch.of(uri, PATIENCE);
        copy = new Copy(nanoTime.getAsLong(), outcome);
        last = Optional.of(copy);
      }
      return copy.outcome();
    } finally {
      fetching.unlock();
    }
  }

  private Duration ageOf(Copy copy) {
    return Duration.ofNanos(nanoTime.getAsLong() - copy.at());
  }

  private static Duration lifetime(Copy copy, Predicate<VerifyingKey> wanted) {
    return switch (copy.outcome()) {
      case KeySetFetch.Keys(List<VerifyingKey> keys) ->
          keys.stream().anyMatch(wanted) ? KEEP : LOOK_AGAIN;
      case KeySetFetch.Useless() -> LOOK_AGAIN;
      case KeySetFetch.Unreachable _ -> FAILURE_HOLDS;
    };
  }
}
