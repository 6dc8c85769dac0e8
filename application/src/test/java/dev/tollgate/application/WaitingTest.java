package dev.tollgate.application;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
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
}
