package dev.tollgate.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private final CanonicalJson json = new CanonicalJson();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        " 1.50 | 1.5",
        "1e2 | 100",
        "100000000000000000000000 | 1E+23",
        "0.0 | 0",
        "-0 | 0",
        "{ \"b\" : [ true , null ], \"a\" : {} } | {\"a\":{},\"b\":[true,null]}",
        "\"\\/\\u0061\" | \"/a\"",
        "\"\u202e\u00e9\ud83e\udd84\\u0000\" | \"\\u202E\\u00E9\\uD83E\\uDD84\\u0000\"",
      })
  void equalValuesAreWrittenAsOneText(String text, String canonical) {
    assertEquals(canonical, json.write(json.read(text).orElseThrow()));
    assertEquals(canonical, json.write(json.read(canonical).orElseThrow()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "1 2",
        "1,2",
        "1,\"value\":2",
        "1}",
        "1} {",
        "{\"a\":1,\"a\":2}",
        "'a'",
        "NaN",
        "01",
        "[1,]",
        "\"\\ud800\"",
        "// 1\n1"
      })
  void whatIsNotExactlyOneValueIsNotRead(String text) {
    assertEquals(Optional.empty(), json.read(text));
  }

  @Test
  void moreThanAHundredLevelsAreNotRead() {
    assertEquals(Optional.empty(), json.read("[".repeat(200) + "]".repeat(200)));
  }
}
