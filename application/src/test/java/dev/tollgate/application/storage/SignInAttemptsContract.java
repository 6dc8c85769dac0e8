package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aDigest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.SignInAttempts.Attempts;
import dev.tollgate.domain.SecretDigest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for attempts to sign in. */
@About(SignInAttempts.class)
interface SignInAttemptsContract extends StorageUnderTest {

  Duration HOUR = Duration.ofHours(1);

  private SignInAttempts attempts() {
    return storage().signInAttempts();
  }

  private int count(SecretDigest key) {
    return attempts().count(key, HOUR).number();
  }

  @Test
  default void attemptsAreCountedForEachKeyFromOne() {
    SecretDigest key = aDigest();

    List<Integer> numbers = List.of(count(key), count(key), count(aDigest()), count(key));
    int elsewhere = second().signInAttempts().count(key, HOUR).number();

    assertEquals(List.of(1, 2, 1, 3), numbers);
    assertEquals(4, elsewhere);
  }

  @Test
  default void theWindowIsThatOfTheFirstAttempt() {
    SecretDigest key = aDigest();

    Attempts first = attempts().count(key, HOUR);
    Attempts second = attempts().count(key, HOUR.multipliedBy(100));

    for (Attempts each : List.of(first, second)) {
      assertTrue(each.resetsIn().compareTo(HOUR) <= 0 && each.resetsIn().isPositive(), "" + each);
    }
  }

  @Test
  default void countingBeginsAnewWhenTheWindowIsOver() throws Exception {
    SecretDigest key = aDigest();
    Duration window = Duration.ofMillis(300);
    assertEquals(1, attempts().count(key, window).number());

    Eventually.holds(
        "a new window",
        () -> {
          Attempts next = attempts().count(key, window);
          return next.number() == 1 && next.resetsIn().compareTo(window) <= 0;
        });
  }

  @Test
  default void attemptsAtOnceGetNumbersOfTheirOwn() throws Exception {
    Storage other = second();
    SecretDigest key = aDigest();
    Set<Integer> numbers = new ConcurrentSkipListSet<>();

    long winners =
        Race.winners(
            i ->
                numbers.add(
                    (i % 2 == 0 ? storage() : other).signInAttempts().count(key, HOUR).number()));

    assertEquals(Race.THREADS, winners);
    assertEquals(new TreeSet<>(IntStream.rangeClosed(1, Race.THREADS).boxed().toList()), numbers);
  }

  @Test
  default void anAttemptIsTakenBack() {
    SecretDigest key = aDigest();
    int _ = count(key) + count(key);

    attempts().takeBack(key);
    int next = count(key);
    for (int i = 0; i < 5; i++) {
      attempts().takeBack(key);
    }
    attempts().takeBack(aDigest());

    assertEquals(2, next);
    assertEquals(1, count(key));
  }

  @Test
  default void aKeyIsForgottenAlone() {
    SecretDigest key = aDigest();
    SecretDigest kept = aDigest();
    int _ = count(key) + count(key) + count(kept);

    attempts().forget(key);
    attempts().forget(aDigest());

    assertEquals(List.of(1, 2), List.of(count(key), count(kept)));
  }

  @Test
  default void onlyCountsWhoseWindowIsOverAreRemovedInBatches() {
    SecretDigest live = aDigest();
    int _ = count(live);
    for (int i = 0; i < 5; i++) {
      assertEquals(1, attempts().count(aDigest(), Duration.ZERO).number());
    }

    int first = attempts().purge(2);
    int second = attempts().purge(2);
    int third = attempts().purge(2);
    int fourth = attempts().purge(2);

    assertEquals(List.of(2, 2, 1, 0), List.of(first, second, third, fourth));
    assertEquals(2, count(live));
  }
}
