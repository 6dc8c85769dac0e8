package dev.tollgate.cli.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryJsonTest {

  private static final String USED =
      "{\"assertion\":{\"digest\":\""
          + "ab".repeat(32)
          + "\",\"expires_at\":\"9999-12-31T23:59:59.999Z\"}}";

  @Test
  void anEntryIsReadAsItWasWritten() {
    assertEquals(USED, EntryJson.of(EntryJson.parse(USED)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "1969-12-31T23:59:59.999Z",
        "-0001-01-01T00:00:00Z",
        "2026-01-01T00:00:00.000001Z",
        "2026-02-30T00:00:00Z",
        "253402300800"
      })
  void aTimeThatNoStoreHoldsIsRefused(String time) {
    String entry = USED.replace("9999-12-31T23:59:59.999Z", time);

    assertThrows(IllegalArgumentException.class, () -> EntryJson.parse(entry));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"assertion\":1,\"assertion\"",
        "{\"\\u0061ssertion\"",
        "\ufeff{\"assertion\"",
        "{ \"assertion\"",
        "{\"assertion\":{\"x\":\"\\ud800\"},\"assertion\""
      })
  void anotherSpellingOfAnEntryIsRefused(String start) {
    String entry = start + USED.substring("{\"assertion\"".length());

    assertThrows(IllegalArgumentException.class, () -> EntryJson.parse(entry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "3153600001", "9223372036854775807", "9223372036854775808", "1e3"})
  void aLifetimeThatNoTokenHasIsRefused(String seconds) {
    String key =
        "{\"key\":{\"kid\":\"k\",\"algorithm\":\"ES256\",\"public_jwk\":\"{}\","
            + "\"sealed_private\":\"s\",\"created_at\":\"2026-01-01T00:00:00Z\","
            + "\"signs_from\":\"2026-01-01T00:00:00Z\",\"longest_lifetime\":60}}";

    assertEquals(key, EntryJson.of(EntryJson.parse(key)));
    assertThrows(
        IllegalArgumentException.class, () -> EntryJson.parse(key.replace("60}", seconds + "}")));
  }
}
