package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ResultTest {

  @Test
  void aValueIsFoldedByTheFirstFunctionOnly() {
    Result<Integer, String> result = Result.ok(20);

    String text = result.fold(value -> "value " + (value + 1), refusal -> "refusal " + refusal);

    assertEquals("value 21", text);
  }

  @Test
  void aRefusalIsFoldedByTheSecondFunctionOnly() {
    Result<Integer, String> result = Result.refused("no");

    String text = result.fold(value -> "value " + value, refusal -> "refusal " + refusal);

    assertEquals("refusal no", text);
  }

  @Test
  void aValueIsMapped() {
    Result<Integer, String> result = Result.ok(20);

    assertEquals(Result.ok("21"), result.map(value -> Integer.toString(value + 1)));
  }

  @Test
  void aRefusalStaysWhatItIs() {
    Result<Integer, String> result = Result.refused("no");

    assertEquals(
        Result.refused("no"),
        result.map(
            value -> {
              throw new AssertionError("there is no value");
            }));
  }
}
