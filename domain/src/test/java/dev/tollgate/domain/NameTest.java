package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  private static final String UNICORN = "\ud83e\udd84";

  @Test
  void aNameIsOneTo200CharactersAsPeopleCountThem() {
    assertTrue(Name.parse("x").isPresent());
    assertTrue(Name.parse("x".repeat(200)).isPresent());
    assertTrue(Name.parse(UNICORN.repeat(200)).isPresent());
    assertEquals(Optional.empty(), Name.parse("x".repeat(201)));
    assertEquals(Optional.empty(), Name.parse(UNICORN.repeat(200) + "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" Acme  Ltd ", "\"quoted\" \\ 'it'", "\u00e9", "e\u0301", "-", "0"})
  void aNameStaysAsItWasGiven(String text) {
    assertEquals(text, Name.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " \u2003 ",
        "a\0",
        "a\tb",
        "a\nb",
        "a\rb",
        "\u001b[31m",
        "a\u007f",
        "a\u0085",
        "\ud83e",
        "a\udd84b",
        "\udd84\ud83e"
      })
  void blankTextControlCharactersAndHalfCharactersAreNoName(String text) {
    assertEquals(Optional.empty(), Name.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new Name(text));
  }
}
