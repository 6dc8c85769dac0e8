package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.domain.Password.Weakness;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class PasswordTest {

  static Stream<Arguments> lengths() {
    return Stream.of(
        Arguments.of("", Optional.of(Weakness.TOO_SHORT)),
        Arguments.of("elevenchars", Optional.of(Weakness.TOO_SHORT)),
        Arguments.of("twelve chars", Optional.empty()),
        Arguments.of("🔑".repeat(11), Optional.of(Weakness.TOO_SHORT)),
        Arguments.of("🔑".repeat(12), Optional.empty()),
        Arguments.of("e\u0301".repeat(11), Optional.of(Weakness.TOO_SHORT)),
        Arguments.of("e\u0301".repeat(12), Optional.empty()),
        Arguments.of("x".repeat(1_024), Optional.empty()),
        Arguments.of("x".repeat(1_025), Optional.of(Weakness.TOO_LONG)));
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void charactersCountHoweverTheyAreEncoded(String text, Optional<Weakness> weakness) {
    assertEquals(weakness, new Password(text).weakness(_ -> false));
  }

  @Test
  void aCommonPasswordIsWeak() {
    assertEquals(Optional.of(Weakness.COMMON), new Password("qwerty123456").weakness(_ -> true));
  }

  @Test
  void differentCompositionsAreOnePassword() {
    assertEquals(
        new Password("caf\u00e9 au lait!").reveal(), new Password("cafe\u0301 au lait!").reveal());
  }

  @Test
  void itIsNeverPrinted() {
    assertFalse(new Password("twelve chars").toString().contains("twelve"));
  }
}
