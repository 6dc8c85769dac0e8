package dev.tollgate.persistence.cached;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Tells what any node has changed, such as the tokens that it revoked, and what it has told for
 * sure. Transactions may commit in another order than that of their places. One that is under way
 * leaves a gap below the places that are known, so each read begins in front of the first gap that
 * may still be filled.
 *
 * @param <E> a change
 */
final class ChangeFeed<E> {

  /** Longer than a change may take from getting its place to its commit. */
  static final long OVERLAP = Duration.ofSeconds(10).toNanos();

  /** Longer than that without a read, and what changed meanwhile may have been trimmed. */
  static final long MAX_GAP = Duration.ofMinutes(1).toNanos();

  /** What is remembered is read again after this time at the latest, whatever the feed says. */
  static final long MAX_AGE = Duration.ofMinutes(10).toNanos();

  private static final int PAGE = 1_000;

  private final LongSupplier latest;
  private final Pages<E> after;
  private final ToLongFunction<E> placeOf;
  private final LongSupplier nanos;

  /** When a place was missing first, by the place in front of it. */
  private Map<Long, Long> gaps = new HashMap<>();

  /** No place up to this one may still appear. */
  private long settled;

  private volatile Optional<Coverage> coverage = Optional.empty();

  private final long begunAt;

  /** Reads some changes behind a place, in order. */
  interface Pages<E> {

    List<E> after(long place, int limit);
  }

  /** What was committed between two times has been told, if it concerns what was read since. */
  private record Coverage(long since, long until) {}

  /**
   * Has told nothing yet.
   *
   * @param latest the highest place
   * @param nanos a clock like {@link System#nanoTime()}
   */
  ChangeFeed(LongSupplier latest, Pages<E> after, ToLongFunction<E> placeOf, LongSupplier nanos) {
    this.latest = latest;
    this.after = after;
    this.placeOf = placeOf;
    this.nanos = nanos;
    this.begunAt = nanos.getAsLong();
  }

  /** Nanoseconds since the last complete read began, or since the feed was made. */
  long age() {
    return nanos.getAsLong() - coverage.map(Coverage::until).orElse(begunAt);
  }

  /** The age that a record may have at a time: long, or a second where that is unsure. */
  long maxAge(long now) {
    return coverage
        .filter(it -> now - it.until() < Recent.SECOND)
        .map(it -> Math.clamp(now - it.since(), Recent.SECOND, MAX_AGE))
        .orElse(Recent.SECOND);
  }

  /**
   * Reads what is new, to the end.
   *
   * @param changed is told of each change, of some more than once
   * @throws dev.tollgate.application.storage.StoreUnavailable if it cannot be read
   */
  void read(Consumer<E> changed) {
    long begin = nanos.getAsLong();
    Optional<Coverage> before = coverage.filter(it -> begin - it.until() < MAX_GAP);
    coverage =
        Optional.of(before.isPresent() ? extend(before.get(), begin, changed) : start(begin));
  }

  private Coverage start(long begin) {
    gaps = new HashMap<>();
    settled = latest.getAsLong();
    return new Coverage(nanos.getAsLong() + OVERLAP, begin);
  }

  private Coverage extend(Coverage before, long begin, Consumer<E> changed) {
    List<Long> places = tell(changed);
    long now = nanos.getAsLong();
    Map<Long, Long> open = new HashMap<>();
    long last = settled;
    long firstOpen = Long.MAX_VALUE;
    for (long place : places) {
      long noticed = gaps.getOrDefault(last, now);
      if (place > last + 1 && begin - noticed <= OVERLAP) {
        open.put(last, noticed);
        firstOpen = Math.min(firstOpen, last);
      }
      last = place;
    }
    gaps = open;
    settled = Math.min(firstOpen, last);
    return new Coverage(before.since(), begin);
  }

  private List<Long> tell(Consumer<E> changed) {
    List<Long> places = new ArrayList<>();
    List<E> page;
    do {
      page = after.after(places.isEmpty() ? settled : places.getLast(), PAGE);
      for (E change : page) {
        changed.accept(change);
        places.add(placeOf.applyAsLong(change));
      }
    } while (page.size() == PAGE);
    return places;
  }
}
