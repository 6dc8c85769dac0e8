package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void aTagIsReadInAnyCaseAndKeptInTheUsualOne() {
    assertEquals(Optional.of(new Language("de")), Language.parse("DE"));
    assertEquals(Optional.of(new Language("pt-BR")), Language.parse("pt-br"));
    assertEquals(Optional.of(new Language("zh-Hant-TW")), Language.parse("ZH-hant-tw"));
  }

  @Test
  void nothingElseIsALanguage() {
    for (String text :
        List.of("", " ", "e", "en_US", "en-", "-en", "english language", "en--US", "\u00e9n")) {
      assertEquals(Optional.empty(), Language.parse(text), text);
    }
    assertEquals(Optional.empty(), Language.parse("en-" + "abcdefgh-".repeat(4) + "x"));
    assertThrows(IllegalArgumentException.class, () -> new Language("EN"));
  }
}
