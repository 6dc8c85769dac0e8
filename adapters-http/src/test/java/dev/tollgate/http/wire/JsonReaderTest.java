package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.Result;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void membersAreReadByName() {
    Fields fields = read("{\"a\":\"x\",\"b\":\" y \",\"c\":\"\\u00e9\\ud83e\\udd84\"}");

    assertEquals(text("x"), fields.get("a"));
    assertEquals(text(" y "), fields.get("b"));
    assertEquals(text("\u00e9\ud83e\udd84"), fields.get("c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"a\":null}", "{\"a\":\"\"}", "{\"a\":\" \\t\"}", "{\"A\":\"x\"}"})
  void nullBlankAndMissingAreAbsent(String json) {
    assertEquals(new Parameter.Absent(), read(json).get("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "0.5", "1e400", "true", "false", "[]", "{}", "[\"x\"]", "{\"b\":{}}"})
  void anythingElseThanAStringIsNoText(String value) {
    Fields fields = read("{\"a\":" + value + ",\"z\":\"last\"}");

    assertEquals(new Parameter.NotText(), fields.get("a"));
    assertEquals(text("last"), fields.get("z"));
  }

  @Test
  void stringsMayHoldWhatNoIdentifierHolds() {
    assertEquals(text("\0\r\n"), read("{\"a\":\"\\u0000\\r\\n\"}").get("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":null,\"a\":\"x\"}",
        "{\"a\":\"x\",\"\\u0061\":\"y\"}",
        "{\"z\":{\"a\":1,\"a\":2}}",
        "{\"z\":[{\"a\":{\"b\":1,\"b\":1}}]}"
      })
  void aRepeatedMemberCannotBeReadAtAnyDepth(String json) {
    assertEquals(Optional.empty(), parse(json));
  }

  @Test
  void oneNameAtTwoPlacesIsNoRepetition() {
    assertEquals(
        text("x"), read("{\"z\":{\"a\":1},\"y\":[{\"a\":1},{\"a\":1}],\"a\":\"x\"}").get("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "\"a\"",
        "1",
        "[]",
        "[{\"a\":\"x\"}]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":\"x",
        "{\"a\":\"x\"",
        "{\"a\":\"x\",}",
        "{\"a\":\"x\"}}",
        "{\"a\":\"x\"}{}",
        "{\"a\":\"x\"} x",
        "{\"a\":\"x\"},",
        "{a:\"x\"}",
        "{'a':'x'}",
        "{\"a\":x}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":TRUE}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\0\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"x\"/**/}",
        "// x\n{}",
        "# x\n{}",
        "{}\0",
        "\u00a0{}"
      })
  void whatIsNotOneJsonObjectCannotBeRead(String json) {
    assertEquals(Optional.empty(), parse(json));
  }

  @Test
  void aByteOrderMarkIsNoJson() {
    assertEquals(Optional.empty(), parse("\ufeff{\"a\":\"x\"}"));
  }

  @Test
  void blanksAroundAnObjectDoNotMatter() {
    assertEquals(text("x"), read(" \t\r\n{ \"a\" : \"x\" }\n ").get("a"));
  }

  @Test
  void nestingThatIsTooDeepCannotBeReadAndBreaksNothing() {
    int depth = 30_000;

    assertEquals(Optional.empty(), parse("{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}"));
    assertEquals(Optional.empty(), parse("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));
    assertEquals(Optional.empty(), parse("{\"a\":".repeat(depth)));
  }

  @Test
  void aNumberThatIsTooLongBreaksNothing() {
    assertEquals(Optional.empty(), parse("{\"a\":" + "9".repeat(60_000) + "}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":\"\\ud800\"}", "{\"\\udc00\":1}"})
  void halfASurrogatePairCannotBeRead(String json) {
    assertEquals(Optional.empty(), parse(json));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[], The body is not a JSON object.",
        "{}{}, The body has text after its JSON object.",
        "{\"a\":\"\\ud800\"}, The body has half a surrogate pair in its text.",
        "{\"a\":x}, `The body is broken JSON at line 1, column 6.`",
        "`{\"a\":1,\"a\":2}`, `The body repeats the name of a member at line 1, column 11.`",
      })
  void aFlawIsToldWithItsPlace(String json, String sentence) {
    assertEquals(Result.refused(sentence), JsonReader.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<Fields> parse(String json) {
    return JsonReader.read(json.getBytes(StandardCharsets.UTF_8))
        .fold(Optional::of, _ -> Optional.empty());
  }

  private static Fields read(String json) {
    return parse(json).orElseThrow();
  }

  private static Parameter text(String value) {
    return new Parameter.Text(value);
  }
}
