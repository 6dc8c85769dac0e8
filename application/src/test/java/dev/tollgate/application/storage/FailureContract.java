package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A store that cannot answer says so, soon, and never answers as if there were nothing in it. */
@About({})
interface FailureContract extends StorageUnderTest {

  /** Longer than a slow machine takes, and shorter than pools of connections usually wait. */
  int ANSWER_SECONDS = 20;

  @Test
  default void everyVerbOfAStoppedStoreThrowsStoreUnavailable() throws Exception {
    assertEveryVerbThrowsStoreUnavailableAfter(this::stopStorage);
  }

  @Test
  default void everyVerbOfAFrozenStoreThrowsStoreUnavailable() throws Exception {
    assertEveryVerbThrowsStoreUnavailableAfter(this::freezeStorage);
  }

  private void assertEveryVerbThrowsStoreUnavailableAfter(Runnable failure) throws Exception {
    Map<String, Callable<Object>> verbs = new TreeMap<>(Verbs.prepare(storage()));
    failure.run();

    Map<String, String> outcomes = outcomes(verbs);

    Map<String, String> expected = new TreeMap<>();
    verbs.keySet().forEach(verb -> expected.put(verb, "StoreUnavailable"));
    assertEquals(expected, outcomes);
  }

  /** All at once: each may take its time to find out. */
  private static Map<String, String> outcomes(Map<String, Callable<Object>> verbs)
      throws InterruptedException {
    List<Callable<String>> attempts = new ArrayList<>();
    verbs.values().forEach(verb -> attempts.add(() -> outcome(verb)));
    Map<String, String> outcomes = new TreeMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
      List<Future<String>> ended = threads.invokeAll(attempts, ANSWER_SECONDS, TimeUnit.SECONDS);
      int i = 0;
      for (String verb : verbs.keySet()) {
        Future<String> each = ended.get(i++);
        outcomes.put(verb, each.isCancelled() ? "no answer in time" : each.resultNow());
      }
    }
    return outcomes;
  }

  private static String outcome(Callable<Object> verb) {
    try {
      return "answered " + verb.call();
    } catch (StoreUnavailable e) {
      return "StoreUnavailable";
    } catch (Exception e) {
      return e.toString();
    }
  }

  @Test
  default void everyVerbIsTried() {
    assertEquals(Verbs.declared(), Verbs.prepare(storage()).keySet());
  }

  @Test
  default void aRestartedStoreAnswersAgainWithNothingLost() throws Exception {
    assertNothingIsLostBetween(this::stopStorage, this::restartStorage);
  }

  @Test
  default void aThawedStoreAnswersAgainWithNothingLost() throws Exception {
    assertNothingIsLostBetween(this::freezeStorage, this::thawStorage);
  }

  private void assertNothingIsLostBetween(Runnable failure, Runnable end) throws Exception {
    Client client = aClient();
    Token token = aToken(client, Samples.LATER);
    assertTrue(Samples.add(storage(), client) && storage().tokens().add(token));
    assertTrue(storage().tokens().revoke(token.id(), Samples.NOW));
    Storage other = second();
    assertTrue(isAnswering(storage()) && isAnswering(other));
    failure.run();
    assertFalse(isAnswering(storage()), "the store answers although it was stopped");
    assertEquals(
        isOnlyClosed(),
        isAnswering(other),
        "the store was closed, not stopped: take it away, or declare cannotBeStopped");

    end.run();

    Eventually.holds("the store answers again", () -> isAnswering(storage()));
    assertEquals(Optional.of(client), storage().clients().find(client.id()));
    assertTrue(storage().tokens().find(token.id()).orElseThrow().revokedAt().isPresent());
    assertTrue(storage().tokens().add(aToken()));
  }

  private static boolean isAnswering(Storage store) {
    try {
      return store.tokens().find(aToken().id()).isEmpty();
    } catch (StoreUnavailable e) {
      return false;
    }
  }
}
