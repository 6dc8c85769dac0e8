package dev.tollgate.persistence.cached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.TokenId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangeFeedTest {

  private static final long POLL = Duration.ofMillis(200).toNanos();
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 12 * SECOND);
  private final Script script = new Script();
  private final ChangeFeed<Revocation> feed =
      new ChangeFeed<>(script::latest, script::after, Revocation::place, nanos::get);
  private final List<TokenId> told = new ArrayList<>();

  /** What is committed, by place; reads from this place on fail. */
  private static final class Script {

    private final NavigableMap<Long, Revocation> committed = new TreeMap<>();
    private long brokenFrom = Long.MAX_VALUE;

    void commit(long place) {
      committed.put(place, new Revocation(place, token(place)));
    }

    long latest() {
      failFrom(0);
      return committed.isEmpty() ? 0 : committed.lastKey();
    }

    List<Revocation> after(long place, int limit) {
      failFrom(place);
      return committed.tailMap(place, false).values().stream().limit(limit).toList();
    }

    private void failFrom(long place) {
      if (place >= brokenFrom) {
        throw new StoreUnavailable("broken", null);
      }
    }
  }

  private static TokenId token(long place) {
    return new TokenId("token-" + place);
  }

  /** Reads as often as polling does, for a time. */
  private void readFor(Duration time) {
    for (long left = time.toNanos(); left > 0; left -= POLL) {
      nanos.addAndGet(POLL);
      feed.read(revocation -> told.add(revocation.token()));
    }
  }

  private List<TokenId> toldByTheNextRead() {
    told.clear();
    readFor(Duration.ofNanos(POLL));
    return told.stream().distinct().toList();
  }

  private long maxAge() {
    return feed.maxAge(nanos.get());
  }

  @Test
  void theAgeOfATokenIsASecondUntilTheFeedHasCoveredAnOverlap() {
    long unread = maxAge();
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofSeconds(11));
    long early = maxAge();
    readFor(Duration.ofSeconds(9));
    long later = maxAge();

    assertEquals(List.of(SECOND, SECOND, 10 * SECOND), List.of(unread, early, later));
  }

  @Test
  void aTokenIsReadAgainAfterTenMinutesAtTheLatest() {
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofMinutes(11));

    assertEquals(Duration.ofMinutes(10).toNanos(), maxAge());
  }

  @Test
  void whatWasRevokedBeforeTheFirstReadIsNotTold() {
    script.commit(1);
    script.commit(2);
    feed.read(revocation -> told.add(revocation.token()));

    assertEquals(List.of(), toldByTheNextRead());
  }

  @Test
  void aRevocationIsToldByTheNextRead() {
    script.commit(1);
    feed.read(revocation -> told.add(revocation.token()));
    script.commit(2);
    script.commit(3);

    assertEquals(List.of(token(2), token(3)), toldByTheNextRead());
  }

  @Test
  void aTransactionThatCommitsLateIsToldByTheNextReadAlthoughHigherPlacesWereTold() {
    script.commit(1);
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofSeconds(60));
    for (long place = 3; place < 51; place++) {
      script.commit(place);
      readFor(Duration.ofNanos(POLL));
    }
    boolean early = told.contains(token(2));
    script.commit(2);

    boolean late = toldByTheNextRead().contains(token(2));

    assertEquals(List.of(false, true), List.of(early, late));
  }

  @Test
  void aTransactionThatCommitsWhileNothingCanBeReadIsToldByTheNextRead() {
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofSeconds(60));
    script.commit(2);
    readFor(Duration.ofSeconds(9));
    script.brokenFrom = 0;
    assertThrows(StoreUnavailable.class, () -> readFor(Duration.ofNanos(POLL)));
    script.commit(1);
    nanos.addAndGet(Duration.ofSeconds(50).toNanos());
    script.brokenFrom = Long.MAX_VALUE;

    assertEquals(List.of(token(1), token(2)), toldByTheNextRead());
  }

  @Test
  void withoutAGapARevocationIsToldOnce() {
    feed.read(revocation -> told.add(revocation.token()));
    script.commit(1);
    script.commit(2);
    List<TokenId> first = toldByTheNextRead();

    assertEquals(List.of(token(1), token(2)), first);
    assertEquals(List.of(), toldByTheNextRead());
  }

  @Test
  void whatIsAboveAGapIsToldAgainUntilNothingCanFillIt() {
    feed.read(revocation -> told.add(revocation.token()));
    script.commit(1);
    script.commit(3);
    readFor(Duration.ofSeconds(9));
    List<TokenId> young = toldByTheNextRead();
    readFor(Duration.ofSeconds(3));

    assertEquals(List.of(token(3)), young);
    assertEquals(List.of(), toldByTheNextRead());
  }

  @Test
  void aGapIsWaitedForAsLongWhenAnotherOpensAndWhenItIsFilledInPart() {
    feed.read(revocation -> told.add(revocation.token()));
    script.commit(1);
    script.commit(9);
    readFor(Duration.ofSeconds(5));
    script.commit(5);
    script.commit(11);
    readFor(Duration.ofSeconds(4));
    script.commit(3);
    List<TokenId> inTime = toldByTheNextRead();
    readFor(Duration.ofSeconds(3));
    script.commit(6);
    script.commit(10);
    List<TokenId> later = toldByTheNextRead();

    assertEquals(List.of(token(3), token(5), token(9), token(11)), inTime);
    assertEquals(List.of(token(5), token(6), token(9), token(10), token(11)), later);
  }

  @Test
  void moreThanAPageIsToldToTheEnd() {
    feed.read(revocation -> told.add(revocation.token()));
    LongStream.rangeClosed(1, 2_500).forEach(script::commit);

    List<TokenId> all = toldByTheNextRead();

    assertEquals(LongStream.rangeClosed(1, 2_500).mapToObj(ChangeFeedTest::token).toList(), all);
  }

  @Test
  void aFeedThatCannotBeReadForASecondIsNotReliedOnUntilItCanBeReadAgain() {
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofSeconds(30));
    script.brokenFrom = 0;
    long relied = maxAge();
    nanos.addAndGet(SECOND - 1);
    long justInTime = maxAge();
    nanos.addAndGet(1);
    assertThrows(
        StoreUnavailable.class, () -> feed.read(revocation -> told.add(revocation.token())));
    long late = maxAge();
    script.brokenFrom = Long.MAX_VALUE;
    readFor(Duration.ofNanos(POLL));
    long again = maxAge();

    assertEquals(20 * SECOND, relied);
    assertEquals(21 * SECOND - 1, justInTime);
    assertEquals(SECOND, late);
    assertEquals(21 * SECOND + POLL, again);
  }

  @Test
  void aReadThatFailsHalfWayCoversNothing() {
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofSeconds(30));
    LongStream.rangeClosed(1, 1_500).forEach(script::commit);
    script.brokenFrom = 1;
    nanos.addAndGet(SECOND);

    assertThrows(
        StoreUnavailable.class, () -> feed.read(revocation -> told.add(revocation.token())));

    assertEquals(SECOND, maxAge());
  }

  @Test
  void afterAnInterruptionInWhichRowsMayHaveBeenTrimmedItBeginsAnew() {
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofSeconds(30));
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    feed.read(revocation -> told.add(revocation.token()));
    readFor(Duration.ofSeconds(10));
    long early = maxAge();
    readFor(Duration.ofSeconds(5));

    assertEquals(SECOND, early);
    assertEquals(5 * SECOND, maxAge());
  }
}
