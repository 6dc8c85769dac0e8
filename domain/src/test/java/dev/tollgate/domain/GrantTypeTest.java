package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTypeTest {

  @Test
  void theNamesAreThoseOfTheStandard() {
    assertEquals(
        List.of("client_credentials", "authorization_code", "refresh_token"),
        Stream.of(GrantType.values()).map(GrantType::value).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyGrantTypeIsReadFromItsName(GrantType type) {
    assertEquals(Optional.of(type), GrantType.parse(type.value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "CLIENT_CREDENTIALS",
        "client_credentials ",
        "client_credentials\0"
      })
  void nothingElseIsAGrantType(String text) {
    assertEquals(Optional.empty(), GrantType.parse(text));
  }

  @Test
  void theNamesAreTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr"));

      assertEquals("authorization_code", GrantType.AUTHORIZATION_CODE.value());
    } finally {
      Locale.setDefault(before);
    }
  }
}
