package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.Icon.Flaw;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IconTest {

  private static final String PNG = "\u0089PNG\r\n\u001a\n";
  private static final String JPEG = "\u00ff\u00d8\u00ff";

  private static String file(String start, int size) {
    return Base64.getEncoder()
        .encodeToString(Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), size));
  }

  @Test
  void theContentSaysOfWhichTypeAnIconIs() {
    assertEquals("image/png", new Icon(file(PNG, 9)).mediaType());
    assertEquals("image/jpeg", new Icon(file(JPEG, Icon.MAX_BYTES)).mediaType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", PNG, "GIF89a", "<svg xmlns='http://www.w3.org/2000/svg'/>", "\u0089PNG\n\n"})
  void anythingElseIsNoImage(String content) {
    String base64 = file(content, content.length());

    assertEquals(Optional.of(Flaw.NOT_AN_IMAGE), Icon.flaw(base64));
    assertThrows(IllegalArgumentException.class, () -> new Icon(base64));
  }

  @Test
  void whatIsNoBase64IsNoImage() {
    assertEquals(Optional.of(Flaw.NOT_AN_IMAGE), Icon.flaw("\"><script>"));
  }

  @Test
  void aFileOfMoreThan32KibibytesIsTooLarge() {
    assertEquals(Optional.empty(), Icon.flaw(file(PNG, 32_768)));
    assertEquals(Optional.of(Flaw.TOO_LARGE), Icon.flaw(file(PNG, 32_769)));
  }

  @Test
  void anIconIsShortWhereItIsPrinted() {
    assertEquals("Icon[image/png]", new Icon(file(PNG, 9)).toString());
  }
}
