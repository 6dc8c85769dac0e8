package dev.tollgate.http.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Password;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RankedPasswordsTest {

  private final RankedPasswords common = new RankedPasswords();

  @ParameterizedTest
  @ValueSource(strings = {"123456", "password", "qwerty123456", "Finalfantasy", "1Q2W3E4R5T6Y"})
  void aCommonPasswordIsKnownInAnyCase(String password) {
    assertTrue(common.contains(new Password(password)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "correct horse battery staple", "qwerty1234567", "пароль-на-память"})
  void anotherPasswordIsNot(String password) {
    assertFalse(common.contains(new Password(password)));
  }
}
