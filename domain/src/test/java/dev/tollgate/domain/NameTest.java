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
  @ValueSource(
      strings = {
        "ic\u202e",
        "\u202aci\u202c",
        "c\u2066i\u2069",
        "c\u200ei",
        "c\u061ci",
        "c\u200bi",
        "c\u2060i",
        "ci\ufeff",
        "c\u00adi",
        "c\u034fi",
        "c\u2028i",
        "c\u2029i",
        "\u115f",
        "\u3164",
        "\uffa0",
        "\u2800",
        "\u00a0",
        "c\u200ci",
        "c\u200di",
        "ci\u200d",
        "\u200c\u0645",
        "\u0645\u200c\u200c\u0645",
        "c\ufe0fi",
        "1\ufe0f",
        "c\udb40\udd00",
        "\ud83e\udd84\udb40\udc67",
        "c\u180bi"
      })
  void textByWhichANamePosesAsAnotherIsNoNewNameButIsReadFromAStore(String text) {
    assertEquals(Optional.empty(), Name.parse(text));
    assertEquals(text, new Name(text).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
        "\ud83d\udc69\u200d\ud83d\udcbb",
        "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb",
        "\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
        "\u2764\ufe0f",
        "\u845b\udb40\udd00",
        "\u0600\u0661",
        "\u05e9\u05dc\u05d5\u05dd",
        "\u1820\u180b"
      })
  void whatAScriptNeedsIsPartOfAName(String text) {
    assertEquals(text, Name.parse(text).orElseThrow().value());
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
