package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractVersionTest {

  @Test
  void itIsAContractAndADay() {
    ContractVersion version = ContractVersion.parse("better-i18n@2026-11-01").orElseThrow();

    assertEquals("better-i18n", version.contract());
    assertEquals(LocalDate.of(2026, 11, 1), version.date());
    assertEquals("better-i18n@2026-11-01", version.toString());
    assertTrue(version.isOf("better-i18n"));
    assertFalse(version.isOf("better"));
    assertFalse(version.isOf("better-i18n@2026-11-01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rfc",
        "rfc@",
        "@2026-11-01",
        "rfc@2026-11",
        "rfc@2026-02-30",
        "rfc@2026-11-01 ",
        "Rfc@2026-11-01",
        "rfc@+2026-11-01"
      })
  void everyOtherTextIsNone(String text) {
    assertEquals(Optional.empty(), ContractVersion.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new ContractVersion(text));
  }
}
