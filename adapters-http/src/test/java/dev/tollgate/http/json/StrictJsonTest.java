package dev.tollgate.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  @Test
  void everyKindOfValueIsReadAsWhatItIs() {
    String json = "{\"a\":\"x\",\"b\":[1,true,null],\"c\":{\"d\":false}}";

    Map<String, Object> members = StrictJson.object(json).orElseThrow();

    assertEquals("x", members.get("a"));
    assertEquals(Arrays.asList(BigDecimal.ONE, true, null), members.get("b"));
    assertEquals(Map.of("d", false), members.get("c"));
    assertEquals(List.of("a", "b", "c"), List.copyOf(members.keySet()));
  }

  @ParameterizedTest
  @CsvSource({
    "invalid, fffe",
    "cut off, e282",
    "overlong, c080",
    "overlong slash, c0af",
    "raw half of a pair, eda080",
    "both halves, eda0bdedb080",
    "beyond Unicode, f4908080",
    "five bytes, f888808080"
  })
  void bytesThatAreNotTextAreRefusedInNamesAndValues(String what, String hex) {
    assertEquals(Optional.empty(), StrictJson.object(join("{\"a\":\"", hex, "\"}")), what);
    assertEquals(Optional.empty(), StrictJson.object(join("{\"", hex, "\":1}")), what);
    assertEquals(Optional.empty(), StrictJson.object(join("{\"a\":1}", hex, "")), what);
  }

  @Test
  void aByteOrderMarkIsRefusedInEveryEncoding() {
    assertEquals(Optional.empty(), StrictJson.object(join("", "efbbbf", "{\"a\":1}")));
    for (var utf16 : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      assertEquals(Optional.empty(), StrictJson.object("{\"a\":1}".getBytes(utf16)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":[{\"b\":\"x\\udfff\"}]}",
        "{\"\\ud800\":1}"
      })
  void halfASurrogatePairIsRefusedHoweverItIsWritten(String json) {
    assertEquals(Optional.empty(), StrictJson.object(json));
  }

  @Test
  void aWholeSurrogatePairIsOneCharacter() {
    assertEquals(
        "\ud83e\udd84", StrictJson.object("{\"a\":\"\\ud83e\\udd84\"}").orElseThrow().get("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"z\":[{\"a\":{\"b\":1,\"b\":1}}]}"
      })
  void aRepeatedNameIsRefusedAtAnyDepth(String json) {
    assertEquals(Optional.empty(), StrictJson.object(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9007199254740993", "18446744073709551617", "0.1", "1E+300", "-0.00", "1E-300"})
  void numbersAreExact(String number) {
    assertEquals(
        new BigDecimal(number), StrictJson.object("{\"a\":" + number + "}").orElseThrow().get("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "-1e-99999999999", "01", "NaN", "Infinity", "0x1"})
  void whatIsNoNumberThatCanBeHeldIsRefused(String number) {
    assertEquals(Optional.empty(), StrictJson.object("{\"a\":" + number + "}"));
  }

  @Test
  void aHundredLevelsAreRead() {
    String hundred = "{\"a\":" + "[".repeat(99) + "]".repeat(99) + "}";
    String more = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";

    assertEquals(true, StrictJson.object(hundred).isPresent());
    assertEquals(Optional.empty(), StrictJson.object(more));
  }

  private static byte[] join(String before, String hex, String behind) {
    return HexFormat.of()
        .parseHex(
            HexFormat.of().formatHex(before.getBytes(StandardCharsets.UTF_8))
                + hex
                + HexFormat.of().formatHex(behind.getBytes(StandardCharsets.UTF_8)));
  }
}
