package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for signing keys. */
interface KeysContract extends StorageUnderTest {

  private Keys keys() {
    return storage().keys();
  }

  @Test
  default void keysOfEveryAlgorithmAreFoundAsTheyWereSavedOldestFirst() {
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
  default void longKeysSurviveWhole() {
    SigningKey key =
        new SigningKey(
            "k".repeat(86),
            SigningAlgorithm.RS256,
            "p".repeat(9000),
            "s".repeat(9000),
            Samples.NOW);

    boolean added = keys().addFirst(key);

    assertTrue(added);
    assertEquals(List.of(key), keys().all());
  }

  @Test
  default void anAlgorithmHasOneFirstKeyOnly() {
    SigningKey first = aKey(SigningAlgorithm.RS256, Samples.NOW);
    boolean _ = keys().addFirst(first);

    boolean second = keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.LATER));

    assertFalse(second);
    assertEquals(List.of(first), keys().all());
  }

  @Test
  default void ofManyWhoAddAFirstKeyOneDoes() throws Exception {
    long winners = Race.winners(i -> keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.NOW)));

    assertEquals(1, winners);
    assertEquals(1, keys().all().size());
  }
}
