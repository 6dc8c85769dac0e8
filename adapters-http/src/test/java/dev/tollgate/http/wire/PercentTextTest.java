package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTextTest {

  @ParameterizedTest
  @CsvSource({
    "abc, abc",
    "a+b, 'a b'",
    "a%2Bb, a+b",
    "a%2bb, a+b",
    "%41, A",
    "%25, %",
    "%2525, %25",
    "%C3%A9, \u00e9",
    "\u00e9, \u00e9",
    "%F0%9F%A6%84, \ud83e\udd84",
    "x\ud83e\udd84y%41, x\ud83e\udd84yA"
  })
  void textIsDecoded(String written, String meant) {
    assertEquals(Optional.of(meant), PercentText.decode(written));
  }

  @Test
  void controlCharactersAreDecodedAndLeftToOthers() {
    assertEquals(Optional.of("\0\r\n"), PercentText.decode("%00%0d%0A"));
    assertEquals(Optional.of(""), PercentText.decode(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "a%",
        "%4",
        "%zz",
        "%4z",
        "%z4",
        "%%41",
        "%+1",
        "%-1",
        "% 1",
        "%\uff14\uff11"
      })
  void aPercentSignWithoutTwoDigitsCannotBeDecoded(String written) {
    assertEquals(Optional.empty(), PercentText.decode(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "C3",
        "C328",
        "C080",
        "C1BF",
        "E08080",
        "E282",
        "EDA080",
        "EDB080",
        "F0808080",
        "F4908080",
        "F5808080",
        "FE",
        "FF"
      })
  void bytesThatAreNoUtf8CannotBeDecoded(String hex) {
    String written = hex.replaceAll("(..)", "%$1");

    assertEquals(Optional.empty(), PercentText.decode(written));
    assertEquals(Optional.empty(), PercentText.utf8(HexFormat.of().parseHex(hex)));
  }
}
