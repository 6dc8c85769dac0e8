package dev.tollgate.persistence.cached;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.tollgate.application.Waiting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What was found a moment ago. Reads, changes and removals of one key wait for each other, so that
 * a read cannot put back what has just been removed.
 */
final class Recent<K, V> {

  /** What is fresh in any case. */
  static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** So early that what is read ahead, some times a second, is there in time. */
  private static final long SOON_OLD = Duration.ofMillis(600).toNanos();

  /** So often that what is used about once a second is seldom missing. */
  private static final int READS_AHEAD = 3;

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
   * @param kept for how long at most, in nanoseconds; failures are forgotten sooner
   * @param maxAge the age that a value may have at a time, counted from the beginning of its read
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
                (key, value) ->
                    Duration.ofNanos(value instanceof Seen.Failed ? 2 * SECOND : kept)));
  }

  /** What the last access to the store gave. */
  private sealed interface Seen<V> {

    /** The weight of the value, or 1 without a value. */
    default int weight(ToIntFunction<V> weight) {
      return this instanceof Found<V> found ? found.value.map(weight::applyAsInt).orElse(1) : 1;
    }

    /** A value, or its absence, and the beginning of the read that found it. */
    final class Found<V> implements Seen<V> {

      private final Optional<V> value;
      private final long since;

      /** How often it is read ahead unless it is used. */
      private volatile int readsAhead;

      private Found(Optional<V> value, long since, int readsAhead) {
        this.value = value;
        this.since = since;
        this.readsAhead = readsAhead;
      }

      private Optional<V> use() {
        if (readsAhead < READS_AHEAD) {
          readsAhead = READS_AHEAD;
        }
        return value;
      }
    }

    /** A failure and its end: those who came before it and had to wait share it. */
    record Failed<V>(RuntimeException failure, long until) implements Seen<V> {}
  }

  /**
   * The value, read again unless it is known, which has to be waited for. A failure to read it
   * passes through.
   */
  Optional<V> find(K key, Function<K, Optional<V>> read) {
    long arrival = nanos.getAsLong();
    long maxAgeAtArrival = maxAge.applyAsLong(arrival);
    if (seen.get(key) instanceof Seen.Found<V> known && arrival - known.since < maxAgeAtArrival) {
      hits.increment();
      return known.use();
    }
    Waiting.announce();
    misses.increment();
    Seen<V> now =
        seen.compute(
            key,
            (k, old) ->
                isShared(old, arrival) || (old instanceof Seen.Found<V> found && isFresh(found))
                    ? old
                    : load(k, read));
    return switch (now) {
      case null -> Optional.empty();
      case Seen.Found<V> found -> found.value;
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

  private boolean isFresh(Seen.Found<V> known) {
    long now = nanos.getAsLong();
    return now - known.since < maxAge.applyAsLong(now);
  }

  private static boolean isShared(Seen<?> old, long arrival) {
    return old instanceof Seen.Failed<?> failed && failed.until() - arrival > 0;
  }

  private Seen<V> load(K key, Function<K, Optional<V>> read) {
    long since = nanos.getAsLong();
    try {
      return found(read.apply(key), since, 0);
    } catch (RuntimeException e) {
      return new Seen.Failed<>(e, nanos.getAsLong());
    }
  }

  private Seen<V> found(Optional<V> value, long since, int readsAhead) {
    return value.isPresent() || remembersAbsence
        ? new Seen.Found<>(value, since, readsAhead)
        : null;
  }

  /**
   * Reads at once what was used since it was found and is soon older than a second. Nothing else is
   * replaced, so what was changed or forgotten meanwhile does not come back; if the read fails,
   * nothing is.
   *
   * @param find finds the values of those keys that have one
   */
  void readAhead(Function<Set<K>, List<V>> find, Function<V, K> keyOf) {
    Map<K, Seen.Found<V>> due = due();
    if (due.isEmpty()) {
      return;
    }
    long since = nanos.getAsLong();
    Map<K, V> values =
        find.apply(due.keySet()).stream().collect(Collectors.toMap(keyOf, value -> value));
    due.forEach(
        (key, old) -> {
          Optional<V> read = Optional.ofNullable(values.get(key));
          // An equal object that is old already costs the garbage collector less than a young one.
          Optional<V> value = read.equals(old.value) ? old.value : read;
          Seen<V> _ =
              seen.computeIfPresent(
                  key, (k, now) -> now == old ? found(value, since, old.readsAhead - 1) : now);
        });
  }

  private Map<K, Seen.Found<V>> due() {
    long now = nanos.getAsLong();
    Map<K, Seen.Found<V>> due = new HashMap<>();
    seen.forEach(
        (key, value) -> {
          if (value instanceof Seen.Found<V> found
              && found.readsAhead > 0
              && now - found.since >= SOON_OLD
              && now - found.since < SECOND) {
            Seen.Found<V> _ = due.put(key, found);
          }
        });
    return due;
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
                old instanceof Seen.Found<V> found && found.value.filter(isFinal).isEmpty()
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
