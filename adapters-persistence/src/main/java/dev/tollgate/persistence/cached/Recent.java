package dev.tollgate.persistence.cached;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.tollgate.application.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What was found a moment ago. Reads, changes and removals of one key wait for each other, so that
 * a read cannot put back what has just been removed.
 */
final class Recent<K, V> {

  /** What is fresh in any case. */
  static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** So many that reads of different keys seldom wait for each other. */
  private static final int PLACES = 10_000;

  private final ConcurrentMap<K, Seen<V>> seen;
  private final LongUnaryOperator maxAge;
  private final LongSupplier nanos;
  private final boolean remembersAbsence;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * Remembers up to {@code size} values for a second.
   *
   * @param nanos a clock like {@link System#nanoTime()}
   */
  Recent(int size, boolean remembersAbsence, LongSupplier nanos) {
    this(size, remembersAbsence, nanos, 2 * SECOND, now -> SECOND);
  }

  /**
   * Remembers up to {@code size} values.
   *
   * @param kept for how long at most, in nanoseconds; failures and absences are forgotten sooner
   * @param maxAge the age that a value may have at a time, counted from the beginning of its read;
   *     an absence is remembered for a second
   */
  Recent(
      int size, boolean remembersAbsence, LongSupplier nanos, long kept, LongUnaryOperator maxAge) {
    this(
        Recent.<K, V>expiring(nanos, kept).initialCapacity(size).maximumSize(size),
        remembersAbsence,
        nanos,
        maxAge);
  }

  /** Remembers values for a second that weigh up to {@code capacity} together. */
  static <K, V> Recent<K, V> weighing(ToIntFunction<V> weight, long capacity, LongSupplier nanos) {
    return new Recent<>(
        Recent.<K, V>expiring(nanos, 2 * SECOND)
            .initialCapacity(PLACES)
            .maximumWeight(capacity)
            .weigher((key, seen) -> seen.weight(weight)),
        false,
        nanos,
        now -> SECOND);
  }

  private Recent(
      Caffeine<K, Seen<V>> bounded,
      boolean remembersAbsence,
      LongSupplier nanos,
      LongUnaryOperator maxAge) {
    this.seen = bounded.<K, Seen<V>>build().asMap();
    this.remembersAbsence = remembersAbsence;
    this.nanos = nanos;
    this.maxAge = maxAge;
  }

  private static <K, V> Caffeine<K, Seen<V>> expiring(LongSupplier nanos, long kept) {
    return Caffeine.newBuilder()
        .executor(Runnable::run)
        .ticker(nanos::getAsLong)
        .expireAfter(
            Expiry.<K, Seen<V>>writing(
                (key, value) -> Duration.ofNanos(value.isValue() ? kept : 2 * SECOND)));
  }

  /** What the last access to the store gave. */
  private sealed interface Seen<V> {

    /** The weight of the value, or 1 without a value. */
    default int weight(ToIntFunction<V> weight) {
      return this instanceof Found<V>(Optional<V> value, long _)
          ? value.map(weight::applyAsInt).orElse(1)
          : 1;
    }

    /** Whether it is neither an absence nor a failure. */
    default boolean isValue() {
      return this instanceof Found<V>(Optional<V> value, long _) && value.isPresent();
    }

    /** A value, or its absence, and the beginning of the read that found it. */
    record Found<V>(Optional<V> value, long since) implements Seen<V> {}

    /** A failure and its end: those who came before it and had to wait share it. */
    record Failed<V>(RuntimeException failure, long until) implements Seen<V> {}
  }

  /**
   * The value, read again unless it is known, which has to be waited for. A failure to read it
   * passes through.
   */
  Optional<V> find(K key, Function<K, Optional<V>> read) {
    return find(key, read, maxAge);
  }

  /** The value as it was within the last second. */
  Optional<V> findFresh(K key, Function<K, Optional<V>> read) {
    return find(key, read, now -> SECOND);
  }

  private Optional<V> find(K key, Function<K, Optional<V>> read, LongUnaryOperator allowed) {
    long arrival = nanos.getAsLong();
    if (seen.get(key) instanceof Seen.Found<V> known && isFresh(known, arrival, allowed)) {
      hits.increment();
      return known.value();
    }
    Waiting.announce();
    misses.increment();
    Seen<V> now =
        seen.compute(
            key,
            (k, old) ->
                isShared(old, arrival)
                        || (old instanceof Seen.Found<V> found
                            && isFresh(found, nanos.getAsLong(), allowed))
                    ? old
                    : load(k, read));
    return switch (now) {
      case null -> Optional.empty();
      case Seen.Found<V>(Optional<V> value, long _) -> value;
      case Seen.Failed<V>(RuntimeException failure, long _) -> throw failure;
    };
  }

  /** How many reads were answered without waiting for the store. */
  long hits() {
    return hits.sum();
  }

  /** How many reads asked the store, or waited for one that did. */
  long misses() {
    return misses.sum();
  }

  private static <V> boolean isFresh(Seen.Found<V> known, long now, LongUnaryOperator allowed) {
    return now - known.since() < (known.isValue() ? allowed.applyAsLong(now) : SECOND);
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
  <T> T change(K key, Supplier<T> change) {
    Waiting.announce();
    long arrival = nanos.getAsLong();
    AtomicReference<T> answer = new AtomicReference<>();
    Seen<V> after =
        seen.compute(key, (k, old) -> isShared(old, arrival) ? old : attempt(change, answer));
    if (after instanceof Seen.Failed<V>(RuntimeException failure, long _)) {
      throw failure;
    }
    return answer.get();
  }

  /** Forgets the value unless it is final; if it is just being read, once it has been. */
  void forget(K key, Predicate<V> isFinal) {
    Seen<V> _ =
        seen.compute(
            key,
            (k, old) ->
                old instanceof Seen.Found<V>(Optional<V> value, long _)
                        && value.filter(isFinal).isEmpty()
                    ? null
                    : old);
  }

  private <T> Seen<V> attempt(Supplier<T> change, AtomicReference<T> answer) {
    try {
      answer.set(change.get());
      return null;
    } catch (RuntimeException e) {
      return new Seen.Failed<>(e, nanos.getAsLong());
    }
  }
}
