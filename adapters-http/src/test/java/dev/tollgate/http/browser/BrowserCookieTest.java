package dev.tollgate.http.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.http.Issuer;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BrowserCookieTest {

  private static final String SECRET = "ses." + "A".repeat(43);
  private static final String NAMED = "__Host-tollgate-session=" + SECRET;

  private final BrowserCookie cookie =
      new BrowserCookie(new Issuer(() -> "https://auth.example.com/login", "/login"));

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of(NAMED, true),
        Arguments.of("a=b; " + NAMED + "; c=d", true),
        Arguments.of("a=b;" + NAMED, true),
        Arguments.of(";;=;" + "x=\"; " + NAMED, true),
        Arguments.of("__Host-tollgate-session=nonsense; " + NAMED, true),
        Arguments.of("f=1; ".repeat(300) + NAMED, true),
        Arguments.of("tollgate-session=" + SECRET, false),
        Arguments.of("x" + NAMED, false),
        Arguments.of(NAMED + "A", false),
        Arguments.of(NAMED.replace("ses.", "adm."), false),
        Arguments.of("__Host-tollgate-session=", false),
        Arguments.of("__Host-tollgate-session", false),
        Arguments.of("__host-tollgate-session=" + SECRET, false),
        Arguments.of("\u0000\u00ff", false),
        Arguments.of("", false));
  }

  @ParameterizedTest
  @MethodSource("headers")
  void itIsFoundAmongAllKindsOfCookies(String header, boolean found) {
    Optional<String> read =
        cookie.read(Requests.with("Cookie: " + header)).map(BrowserSecret::reveal);

    assertEquals(found ? Optional.of(SECRET) : Optional.empty(), read);
  }

  @Test
  void itIsFoundInASecondHeader() {
    assertEquals(
        Optional.of(SECRET),
        cookie.read(Requests.with("Cookie: a=b", "Cookie: " + NAMED)).map(BrowserSecret::reveal));
  }

  @Test
  void whereTheIssuerIsHttpsItGoesToThisHostAlone() {
    BrowserSecret secret = BrowserSecret.parse(SECRET).orElseThrow();

    assertEquals(NAMED + "; Path=/; HttpOnly; SameSite=Lax; Secure", cookie.holding(secret));
    assertEquals(
        "__Host-tollgate-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0",
        cookie.removed());
  }

  @Test
  void whereTheIssuerIsHttpItHasAPlainName() {
    BrowserCookie plain = new BrowserCookie(new Issuer(() -> "http://127.0.0.1:8080"));
    BrowserSecret secret = BrowserSecret.parse(SECRET).orElseThrow();

    assertEquals(
        "tollgate-session=" + SECRET + "; Path=/; HttpOnly; SameSite=Lax", plain.holding(secret));
  }
}
