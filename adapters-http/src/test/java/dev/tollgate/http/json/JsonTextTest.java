package dev.tollgate.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The text is the one that Nimbus writes. */
final class JsonTextTest {

  @Test
  void everyKindOfValueIsWrittenAsNimbusDoes() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("text", "a/b <c> & 'd' = \u00e9 \ud83e\udd84");
    members.put("\"name\"", "");
    members.put("yes", true);
    members.put("long", Long.MIN_VALUE);
    members.put("number", new BigDecimal("1.50E+30"));
    members.put("nothing", null);
    members.put("list", Arrays.asList("a", 1, null, List.of(), Map.of()));
    members.put("object", Map.of("k", Map.of("l", List.of(false))));

    assertEquals(JSONObjectUtils.toJSONString(members), JsonText.of(members));
    assertEquals("{}", JsonText.of(Map.of()));
  }

  @Test
  void everyCharacterIsEscapedAsNimbusDoes() {
    String all =
        IntStream.rangeClosed(0, 0x2100)
            .mapToObj(Character::toString)
            .collect(Collectors.joining("x"));
    Map<String, Object> members = Map.of("k", all);

    assertEquals(JSONObjectUtils.toJSONString(members), JsonText.of(members));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> JsonText.of(Map.of("at", Instant.EPOCH)));
  }
}
