package dev.tollgate.http.jwt;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.StoreUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The key set at one address, fetched when it is needed and kept for five minutes. Nothing older is
 * used when a fetch fails: a key that its owner withdrew is refused after that time. A failed fetch
 * is never taken for an answer about the keys.
 */
final class RemoteKeySet {

  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration KEEP = Duration.ofMinutes(5);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration FAILURE_HOLDS = Duration.ofSeconds(5);

  private final URI uri;
  private final LongSupplier nanoTime;
  private final Duration patience;
  private final ReentrantLock fetching = new ReentrantLock();

  private volatile Optional<Copy> copy = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  /**
   * A set that is fetched when it is first asked for.
   *
   * @param patience how long a fetch may take
   */
  RemoteKeySet(URI uri, LongSupplier nanoTime, Duration patience) {
    this.uri = uri;
    this.nanoTime = nanoTime;
    this.patience = patience;
  }

  private record Copy(long at, List<VerifyingKey> keys) {}

  private record Failure(long at, Exception cause) {}

  /**
   * The keys, at most five minutes old.
   *
   * @throws StoreUnavailable if they cannot be fetched now
   */
  List<VerifyingKey> keys() {
    return atMost(KEEP);
  }

  /**
   * The keys, at most one minute old: for a signature that fits none of the kept ones, because its
   * key may be new.
   *
   * @throws StoreUnavailable if they cannot be fetched now; the kept ones stay in use
   */
  List<VerifyingKey> recentKeys() {
    return atMost(LOOK_AGAIN);
  }

  private List<VerifyingKey> atMost(Duration age) {
    return kept(age).orElseGet(() -> fetched(age));
  }

  private Optional<List<VerifyingKey>> kept(Duration age) {
    return copy.filter(it -> isWithin(age, it.at())).map(Copy::keys);
  }

  /** Who comes during a fetch waits for it and shares what it brings. */
  private List<VerifyingKey> fetched(Duration age) {
    Waiting.announce();
    fetching.lock();
    try {
      return kept(age).orElseGet(this::fetch);
    } finally {
      fetching.unlock();
    }
  }

  private List<VerifyingKey> fetch() {
    Optional<Failure> recent = failure.filter(it -> isWithin(FAILURE_HOLDS, it.at()));
    if (recent.isPresent()) {
      throw unavailable(recent.get().cause());
    }
    return switch (KeySetFetch.of(uri, patience)) {
      case KeySetFetch.Keys(List<VerifyingKey> keys) -> {
        copy = Optional.of(new Copy(nanoTime.getAsLong(), keys));
        yield keys;
      }
      case KeySetFetch.Failed(Exception cause) -> {
        failure = Optional.of(new Failure(nanoTime.getAsLong(), cause));
        throw unavailable(cause);
      }
    };
  }

  private static StoreUnavailable unavailable(Exception cause) {
    return new StoreUnavailable("the keys of a client could not be fetched", cause);
  }

  private boolean isWithin(Duration time, long at) {
    return nanoTime.getAsLong() - at < time.toNanos();
  }
}
