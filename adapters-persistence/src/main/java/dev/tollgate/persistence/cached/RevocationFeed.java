package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.domain.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells which tokens any node has revoked, and what it has told for sure. Transactions may commit
 * in another order than that of their places. One that is under way leaves a gap below the places
 * that are known, so each read begins in front of the first gap that may still be filled.
 */
final class RevocationFeed {

  /** Longer than a revocation may take from getting its place to its commit. */
  static final long OVERLAP = Duration.ofSeconds(10).toNanos();

  /** Longer than that without a read, and what was revoked meanwhile may have been trimmed. */
  static final long MAX_GAP = Duration.ofMinutes(1).toNanos();

  /** A token is read again after this time at the latest, whatever the feed says. */
  static final long MAX_AGE = Duration.ofMinutes(10).toNanos();

  private static final int PAGE = 1_000;

  private final Revocations revocations;
  private final LongSupplier nanos;

  /** When a place was missing first, by the place in front of it. */
  private Map<Long, Long> gaps = new HashMap<>();

  /** No place up to this one may still appear. */
  private long settled;

  private volatile Optional<Coverage> coverage = Optional.empty();

  private final long begunAt;

  /** What was committed between two times has been told, if it concerns what was read since. */
  private record Coverage(long since, long until) {}

  /**
   * Has told nothing yet.
   *
   * @param nanos a clock like {@link System#nanoTime()}
   */
  RevocationFeed(Revocations revocations, LongSupplier nanos) {
    this.revocations = revocations;
    this.nanos = nanos;
    this.begunAt = nanos.getAsLong();
  }

  /** Nanoseconds since the last complete read began, or since the feed was made. */
  long age() {
    return nanos.getAsLong() - coverage.map(Coverage::until).orElse(begunAt);
  }

  /** The age that a token's record may have at a time: long, or a second where that is unsure. */
  long maxAge(long now) {
    return coverage
        .filter(it -> now - it.until() < Recent.SECOND)
        .map(it -> Math.clamp(now - it.since(), Recent.SECOND, MAX_AGE))
        .orElse(Recent.SECOND);
  }

  /**
   * Reads what is new, to the end.
   *
   * @param revoked is told of each revocation, of some more than once
   * @throws dev.tollgate.application.storage.StoreUnavailable if it cannot be read
   */
  void read(Consumer<TokenId> revoked) {
    long begin = nanos.getAsLong();
    Optional<Coverage> before = coverage.filter(it -> begin - it.until() < MAX_GAP);
    coverage =
        Optional.of(before.isPresent() ? extend(before.get(), begin, revoked) : start(begin));
  }

  private Coverage start(long begin) {
    gaps = new HashMap<>();
    settled = revocations.latest();
    return new Coverage(nanos.getAsLong() + OVERLAP, begin);
  }

  private Coverage extend(Coverage before, long begin, Consumer<TokenId> revoked) {
    List<Long> places = tell(revoked);
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

  private List<Long> tell(Consumer<TokenId> revoked) {
    List<Long> places = new ArrayList<>();
    List<Revocation> page;
    do {
      page = revocations.after(places.isEmpty() ? settled : places.getLast(), PAGE);
      for (Revocation revocation : page) {
        revoked.accept(revocation.token());
        places.add(revocation.place());
      }
    } while (page.size() == PAGE);
    return places;
  }
}
