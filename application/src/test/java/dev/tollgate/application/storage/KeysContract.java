package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for signing keys. */
@About(Keys.class)
interface KeysContract extends StorageUnderTest {

  private Keys keys() {
    return storage().keys();
  }

  @Test
  default void keysOfEveryAlgorithmAreListedOldestFirst() {
    List<SigningKey> oldestFirst = new ArrayList<>();
    for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
      SigningKey key = aKey(algorithm, Samples.NOW.minusMillis(oldestFirst.size()));
      oldestFirst.addFirst(key);
      assertTrue(keys().addFirst(key));
    }

    List<SigningKey> found = keys().all();

    assertEquals(oldestFirst, found);
  }

  @Test
  default void longKeysAreStoredCompletely() {
    SigningKey key =
        new SigningKey(
            "k".repeat(86),
            SigningAlgorithm.RS256,
            "p".repeat(9000),
            "s".repeat(9000),
            Samples.NOW,
            Samples.LATER);

    boolean added = keys().addFirst(key);

    assertTrue(added);
    assertEquals(List.of(key), keys().all());
  }

  @Test
  default void eachAlgorithmHasOnlyOneFirstKey() {
    SigningKey first = aKey(SigningAlgorithm.RS256, Samples.NOW);
    boolean _ = keys().addFirst(first);

    boolean second = keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.LATER));

    assertFalse(second);
    assertEquals(List.of(first), keys().all());
  }

  @Test
  default void onlyOneOfManyThreadsAddsAFirstKey() throws Exception {
    long winners = Race.winners(i -> keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.NOW)));

    assertEquals(1, winners);
    assertEquals(1, keys().all().size());
  }

  @Test
  default void laterKeysAreListedAfterTheFirst() {
    List<SigningKey> oldestFirst = new ArrayList<>();
    assertTrue(keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.LATER)));
    oldestFirst.addAll(keys().all());
    for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
      for (int i = 0; i < 2; i++) {
        SigningKey key = aKey(algorithm, Samples.NOW.minusMillis(oldestFirst.size()));
        oldestFirst.addFirst(key);
        assertTrue(keys().add(key));
      }
    }

    List<SigningKey> found = second().keys().all();

    assertEquals(oldestFirst, found);
  }

  @Test
  default void aKeyWithATakenIdIsNotAddedAndTheFirstRemains() {
    SigningKey first = aKey(SigningAlgorithm.RS256, Samples.NOW);
    SigningKey sameId =
        new SigningKey(
            first.kid(), SigningAlgorithm.ES256, "{}", "other", Samples.NOW, Samples.LATER);
    boolean _ = keys().addFirst(first);

    boolean further = keys().add(sameId);
    boolean firstOfItsAlgorithm = keys().addFirst(sameId);

    assertEquals(List.of(false, false), List.of(further, firstOfItsAlgorithm));
    assertEquals(List.of(first), keys().all());
    assertTrue(keys().addFirst(aKey(SigningAlgorithm.ES256, Samples.NOW)));
  }

  @Test
  default void keyIdsAreComparedByteForByte() {
    SigningKey lower = withId("kid");
    SigningKey upper = withId("KID");

    assertTrue(keys().add(lower));
    assertFalse(keys().remove("Kid"));
    assertTrue(keys().add(upper));
    assertTrue(keys().remove("kid"));

    assertEquals(List.of(upper), keys().all());
  }

  private static SigningKey withId(String kid) {
    return new SigningKey(
        kid, SigningAlgorithm.EDDSA, "{}", "sealed", Samples.NOW, Samples.NOW.plusMillis(1));
  }

  @Test
  default void onlyOneOfManyThreadsAddsAKeyId() throws Exception {
    SigningKey key = aKey(SigningAlgorithm.EDDSA, Samples.NOW);

    long winners = Race.winners(i -> keys().add(key));

    assertEquals(1, winners);
    assertEquals(List.of(key), keys().all());
  }

  @Test
  default void aKeyIsRemovedOnceAndTheOthersRemain() throws Exception {
    SigningKey first = aKey(SigningAlgorithm.RS256, Samples.NOW);
    SigningKey further = aKey(SigningAlgorithm.RS256, Samples.LATER);
    assertTrue(keys().addFirst(first) && keys().add(further));

    long winners = Race.winners(i -> keys().remove(first.kid()));

    assertEquals(1, winners);
    assertEquals(List.of(further), keys().all());
  }

  @Test
  default void aRemovedKeyCannotBeAddedAgain() {
    SigningKey first = aKey(SigningAlgorithm.RS256, Samples.NOW);
    SigningKey further = aKey(SigningAlgorithm.RS256, Samples.NOW.plusMillis(1));
    assertTrue(keys().addFirst(first) && keys().add(further));
    assertTrue(keys().remove(first.kid()) && keys().remove(further.kid()));

    boolean added = keys().add(further);
    boolean addedFirst = keys().addFirst(first);
    boolean lengthened = keys().lengthen(first.kid(), Duration.ofDays(1));
    boolean removed = second().keys().remove(first.kid());

    assertEquals(
        List.of(false, false, false, false), List.of(added, addedFirst, lengthened, removed));
    assertTrue(second().keys().isTaken(further.kid()));
    assertFalse(second().keys().isTaken("another"));
    assertEquals(List.of(), second().keys().all());
  }

  @Test
  default void idsOfRemovedKeysAreListedAndCopied() {
    SigningKey removed = withId("b");
    assertTrue(keys().add(removed) && keys().add(withId("c")));
    assertTrue(keys().remove("b"));

    boolean moved = keys().addRetired("a");
    boolean again = keys().addRetired("b");
    boolean inUse = keys().addRetired("c");

    assertEquals(List.of(true, false, false), List.of(moved, again, inUse));
    assertEquals(List.of("a", "b"), second().keys().retired());
    assertEquals(List.of(withId("c")), second().keys().all());
    assertFalse(second().keys().add(withId("a")));
    assertFalse(second().keys().remove("a"));
  }

  @Test
  default void theRecordedLifetimeOfAKeyOnlyGrows() {
    SigningKey key = aKey(SigningAlgorithm.RS256, Samples.NOW);
    SigningKey other = aKey(SigningAlgorithm.ES256, Samples.NOW.plusMillis(1));
    assertTrue(keys().add(key) && keys().add(other));

    boolean longer = keys().lengthen(key.kid(), Duration.ofDays(30));
    boolean same = second().keys().lengthen(key.kid(), Duration.ofDays(30));
    boolean shorter = keys().lengthen(key.kid(), Duration.ofHours(1));
    boolean nobodys = keys().lengthen("nobody", Duration.ofHours(1));

    assertEquals(List.of(true, false, false, false), List.of(longer, same, shorter, nobodys));
    assertEquals(List.of(key.lengthened(Duration.ofDays(30)), other), second().keys().all());
  }

  @Test
  default void aFirstKeyCanBeAddedAgainOnlyAfterItsRemoval() {
    SigningKey first = aKey(SigningAlgorithm.RS256, Samples.NOW);
    SigningKey further = aKey(SigningAlgorithm.RS256, Samples.NOW.plusMillis(1));
    SigningKey again = aKey(SigningAlgorithm.RS256, Samples.LATER);
    assertTrue(keys().addFirst(first) && keys().add(further));
    assertTrue(keys().remove(further.kid()));

    boolean before = keys().addFirst(again);
    boolean removed = keys().remove(first.kid());
    boolean after = keys().addFirst(again);

    assertEquals(List.of(false, true, true), List.of(before, removed, after));
    assertEquals(List.of(again), keys().all());
  }

  @Test
  default void keysOfTheSameMillisecondAreListedInByteOrderOfTheirIds() {
    List<SigningKey> ordered =
        Stream.of("-", "10", "9", "A", "Z", "_", "a", "aA", "b").map(KeysContract::withId).toList();
    for (SigningKey key : ordered.reversed()) {
      assertTrue(keys().add(key));
    }

    List<SigningKey> found = second().keys().all();

    assertEquals(ordered, found);
  }

  @Test
  default void aLaterKeyDoesNotCountAsTheFirst() {
    SigningKey further = aKey(SigningAlgorithm.RS256, Samples.NOW);
    SigningKey first = aKey(SigningAlgorithm.RS256, Samples.LATER);
    assertTrue(keys().add(further));

    boolean added = keys().addFirst(first);

    assertTrue(added);
    assertEquals(List.of(further, first), keys().all());
  }
}
