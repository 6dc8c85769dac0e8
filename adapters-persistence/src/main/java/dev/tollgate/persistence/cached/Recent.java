package dev.tollgate.persistence.cached;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What was found within the last second. Reads and changes of one key wait for each other, so that
 * a read cannot put back what a change has just removed.
 */
final class Recent<K, V> {

  private static final Duration MAX_AGE = Duration.ofSeconds(1);

  private final ConcurrentMap<K, Seen<V>> seen;
  private final LongSupplier nanos;
  private final boolean remembersAbsence;

  /**
   * Remembers up to {@code size} values.
   *
   * @param nanos a clock like {@link System#nanoTime()}
   */
  Recent(int size, boolean remembersAbsence, LongSupplier nanos) {
    this.seen =
        Caffeine.newBuilder()
            .initialCapacity(size)
            .maximumSize(size)
            .expireAfterWrite(MAX_AGE.multipliedBy(2))
            .ticker(nanos::getAsLong)
            .<K, Seen<V>>build()
            .asMap();
    this.remembersAbsence = remembersAbsence;
    this.nanos = nanos;
  }

  /** What the last access to the store gave. */
  private sealed interface Seen<V> {

    /** A value, or its absence, and the beginning of the read that found it. */
    record Found<V>(Optional<V> value, long since) implements Seen<V> {}

    /** A failure and its end: those who came before it and had to wait share it. */
    record Failed<V>(RuntimeException failure, long until) implements Seen<V> {}
  }

  /** The value, read anew unless it is known. A failure to read it passes through. */
  Optional<V> find(K key, Function<K, Optional<V>> read) {
    long arrival = nanos.getAsLong();
    if (seen.get(key) instanceof Seen.Found<V> known && isFresh(known)) {
      return known.value();
    }
    Seen<V> now =
        seen.compute(
            key,
            (k, old) ->
                isShared(old, arrival) || (old instanceof Seen.Found<V> found && isFresh(found))
                    ? old
                    : load(k, read));
    return switch (now) {
      case null -> Optional.empty();
      case Seen.Found<V>(Optional<V> value, long _) -> value;
      case Seen.Failed<V>(RuntimeException failure, long _) -> throw failure;
    };
  }

  private boolean isFresh(Seen.Found<V> known) {
    return nanos.getAsLong() - known.since() < MAX_AGE.toNanos();
  }

  private static boolean isShared(Seen<?> old, long arrival) {
    return old instanceof Seen.Failed<?> failed && failed.until() - arrival > 0;
  }

  private Seen<V> load(K key, Function<K, Optional<V>> read) {
    long since = nanos.getAsLong();
    try {
      Optional<V> value = read.apply(key);
      return value.isPresent() || remembersAbsence ? new Seen.Found<>(value, since) : null;
    } catch (RuntimeException e) {
      return new Seen.Failed<>(e, nanos.getAsLong());
    }
  }

  /** Makes a change and forgets the value, also when the change fails: it may have happened. */
  boolean change(K key, BooleanSupplier change) {
    long arrival = nanos.getAsLong();
    AtomicBoolean changed = new AtomicBoolean();
    Seen<V> after =
        seen.compute(key, (k, old) -> isShared(old, arrival) ? old : attempt(change, changed));
    if (after instanceof Seen.Failed<V>(RuntimeException failure, long _)) {
      throw failure;
    }
    return changed.get();
  }

  private Seen<V> attempt(BooleanSupplier change, AtomicBoolean changed) {
    try {
      changed.set(change.getAsBoolean());
      return null;
    } catch (RuntimeException e) {
      return new Seen.Failed<>(e, nanos.getAsLong());
    }
  }
}
