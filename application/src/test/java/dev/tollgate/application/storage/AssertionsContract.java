package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.anAssertion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for spent assertions. */
@About(Assertions.class)
interface AssertionsContract extends StorageUnderTest {

  private Assertions assertions() {
    return storage().assertions();
  }

  private List<SecretDigest> spent(int count, Instant expiresAt) {
    List<SecretDigest> spent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SecretDigest assertion = anAssertion();
      assertTrue(assertions().spend(assertion, expiresAt));
      spent.add(assertion);
    }
    return spent;
  }

  /** Spends again what was forgotten. */
  private long forgotten(List<SecretDigest> spent) {
    return spent.stream().filter(it -> assertions().spend(it, Samples.LATER)).count();
  }

  @Test
  default void anAssertionIsSpentOnceWhateverItsExpiry() {
    SecretDigest assertion = anAssertion();

    boolean first = assertions().spend(assertion, Samples.NOW);
    boolean again = assertions().spend(assertion, Samples.LATER);
    boolean other = assertions().spend(anAssertion(), Samples.NOW);

    assertEquals(List.of(true, false, true), List.of(first, again, other));
    assertFalse(second().assertions().spend(assertion, Samples.NOW));
  }

  @Test
  default void onlyOneOfManyThreadsSpendsAnAssertion() throws Exception {
    SecretDigest assertion = anAssertion();

    long winners = Race.winners(i -> assertions().spend(assertion, Samples.LATER.plusMillis(i)));

    assertEquals(1, winners);
  }

  @Test
  default void assertionsSpentConcurrentlyAreAllKept() throws Exception {
    List<SecretDigest> all = new ArrayList<>();
    for (int i = 0; i < Race.THREADS; i++) {
      all.add(anAssertion());
    }

    long winners = Race.winners(i -> assertions().spend(all.get(i), Samples.LATER));

    assertEquals(Race.THREADS, winners);
    assertEquals(0, forgotten(all));
  }

  @Test
  default void spentAssertionsAreListedByDigestWithTheirExpiry() {
    List<SpentAssertion> all =
        Stream.of("1", "9", "a", "f", "0")
            .map(digit -> new SecretDigest(digit.repeat(64)))
            .map(digest -> new SpentAssertion(digest, Samples.LATER))
            .toList();
    for (SpentAssertion each : all) {
      assertTrue(assertions().spend(each.digest(), each.expiresAt()));
    }
    List<SpentAssertion> ordered =
        all.stream().sorted(Comparator.comparing(it -> it.digest().hex())).toList();

    List<SpentAssertion> first = assertions().page("", 2);
    List<SpentAssertion> rest = assertions().page(first.getLast().digest().hex(), 100);
    List<SpentAssertion> behindNone = assertions().page("1".repeat(63) + "0", 2);

    assertEquals(ordered.subList(0, 2), first);
    assertEquals(ordered.subList(2, 5), rest);
    assertEquals(ordered.subList(1, 3), behindNone);
    assertEquals(List.of(), assertions().page("f".repeat(64), 1));
  }

  @Test
  default void onlyExpiredAssertionsAreRemovedInBatches() {
    Instant now = Samples.LATER;
    List<SecretDigest> live = spent(3, now.plusMillis(1));
    List<SecretDigest> expired = spent(3, now);
    expired.addAll(spent(2, now.minusMillis(1)));

    int first = assertions().purge(now, 2);
    int second = assertions().purge(now, 2);
    int third = assertions().purge(now, 2);
    int fourth = assertions().purge(now, 2);

    assertEquals(List.of(2, 2, 1, 0), List.of(first, second, third, fourth));
    assertEquals(0, forgotten(live));
    assertEquals(5, forgotten(expired));
  }

  @Test
  default void assertionsAreNeverRemovedAFractionOfAMillisecondEarly() {
    List<SecretDigest> spent = spent(1, Samples.LATER);

    int removed = assertions().purge(Samples.LATER.minusNanos(1), 10);

    assertEquals(0, removed);
    assertEquals(0, forgotten(spent));
  }
}
