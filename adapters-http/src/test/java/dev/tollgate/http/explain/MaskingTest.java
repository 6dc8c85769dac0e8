package dev.tollgate.http.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskingTest {

  private final SecureRandom random = new SecureRandom();

  @Test
  void whatThisServerMakesIsHidden() {
    for (int i = 0; i < 100; i++) {
      for (String secret :
          List.of(
              Secret.generate(random).reveal(),
              AuthorizationCode.FORM.generate(random),
              RefreshToken.FORM.generate(random),
              BrowserSecret.ofSession(random).reveal())) {
        assertEquals("a \"(hidden)\" b", Masking.text("a \"" + secret + "\" b"), secret);
      }
    }
  }

  @Test
  void whatOthersMakeIsHidden() {
    byte[] bits = new byte[32];
    for (int i = 0; i < 100; i++) {
      random.nextBytes(bits);
      String url = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
      assertEquals("(hidden)", Masking.text(HexFormat.of().formatHex(bits)));
      assertEquals("(hidden)", Masking.text(url), url);
    }
    assertEquals(
        "{\"t\":\"(hidden)\"}",
        Masking.text(
            "{\"t\":\"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJjaSJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg\"}"));
  }

  /** One in 1,500 random texts of 43 letters has no digit. */
  @Test
  void whatHappensToHaveNoDigitIsHidden() {
    String letters = "LBIqLjFoMMWMsaWZNCovMhCGBBDSrnwBYuHrNPnRjto";

    assertEquals("secret=(hidden)", Masking.text("secret=" + letters));
  }

  @Test
  void wordsUrlsAndIdsStay() {
    String plain =
        "{\"error\":\"invalid_client\",\"error_uri\":\"https://auth.example.com/errors/rfc"
            + "#authorize-redirect-uri-not-registered-for-this-client\",\"grant\":"
            + "\"grt_0mk5x2abc0123456789abcdef\"}";

    assertEquals(plain, Masking.text(plain));
  }

  @Test
  void redirectsKeepTheirErrorAndCookiesTheirName() {
    assertEquals(
        "https://app.example/cb?error=access_denied&state=(hidden)&code=(hidden)",
        Masking.header("Location", "https://app.example/cb?error=access_denied&state=xyz&code=1"));
    assertEquals(
        "__Host-session=(hidden); Path=/; Secure",
        Masking.header("Set-Cookie", "__Host-session=abc; Path=/; Secure"));
    assertEquals(
        "0f8fad5bd9cb469fa165708f7d9b6a5c",
        Masking.header("X-Request-Id", "0f8fad5bd9cb469fa165708f7d9b6a5c"));
  }
}
