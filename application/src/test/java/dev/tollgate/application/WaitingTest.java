package dev.tollgate.application;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WaitingTest {

  @Test
  void whatDoesNotWaitIsDone() {
    assertEquals(Optional.of("done"), Waiting.avoid(() -> "done"));
  }

  @Test
  void anAttemptEndsWhereItWouldWait() {
    StringBuilder done = new StringBuilder();

    Optional<String> result =
        Waiting.avoid(
            () -> {
              Waiting.announce();
              return done.append("waited").toString();
            });

    assertEquals(Optional.empty(), result);
    assertEquals("", done.toString());
  }

  @Test
  void aFailureIsNoWait() {
    assertThrows(
        IllegalStateException.class,
        () ->
            Waiting.avoid(
                () -> {
                  throw new IllegalStateException("a fault");
                }));
    assertDoesNotThrow(Waiting::announce);
  }

  @Test
  void waitingIsAllowedAgainAfterAnAttempt() {
    Optional<Object> _ =
        Waiting.avoid(
            () -> {
              Waiting.announce();
              return "never";
            });

    assertDoesNotThrow(Waiting::announce);
  }

  @Test
  void whatMayBeHeldBackIsMadeBeforeItMayBeTold() {
    CompletableFuture<Boolean> durable = new CompletableFuture<>();

    CompletableFuture<String> told =
        Waiting.hold(() -> makingUntil(durable))
            .orElseThrow()
            .orElse(Throwable::getMessage)
            .toCompletableFuture();
    boolean early = told.isDone();
    boolean _ = durable.complete(true);

    assertFalse(early);
    assertEquals("made", told.join());
  }

  @Test
  void aFailureIsWhatCameOfWhatWasHeldBack() {
    CompletableFuture<Boolean> durable = new CompletableFuture<>();

    CompletableFuture<String> told =
        Waiting.hold(() -> makingUntil(durable.thenApply(it -> it)))
            .orElseThrow()
            .orElse(Throwable::getMessage)
            .toCompletableFuture();
    boolean _ = durable.completeExceptionally(new IllegalStateException("a fault"));

    assertEquals("a fault", told.join());
  }

  @Test
  void anAttemptThatMayNotHoldBackEndsWhereItWould() {
    assertEquals(
        Optional.empty(), Waiting.avoid(() -> makingUntil(CompletableFuture.completedStage(true))));
  }

  @Test
  void withoutAnAttemptItIsWaitedFor() {
    CompletableFuture<Boolean> durable = new CompletableFuture<>();
    CompletableFuture<String> made = CompletableFuture.supplyAsync(() -> makingUntil(durable));
    boolean _ = durable.completeExceptionally(new IllegalStateException("a fault"));

    Throwable failure = assertThrows(CompletionException.class, made::join).getCause();

    assertEquals(IllegalStateException.class, failure.getClass());
    assertEquals("made", makingUntil(CompletableFuture.completedStage(true)));
  }

  private static String makingUntil(CompletionStage<?> durable) {
    Waiting.until(durable);
    return "made";
  }
}
