package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class IssuerUrlTest {

  private final IssuerUrl issuer = new IssuerUrl();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://auth.example.com",
        "https://auth.example.com:8443",
        "https://example.com/auth",
        "https://example.com/Auth/tenant-1",
        "https://example.com/x/oauth2",
        "https://example.com/a..b",
        "https://10.0.0.1",
        "http://localhost:8080",
        "http://127.0.0.1:8080",
        "http://[::1]:8080"
      })
  void aSchemeAndAHostAndPerhapsAPortAndAPathAreTakenAsTheyStand(String url) {
    assertEquals(url, issuer.convert(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "auth.example.com",
        "https:",
        "https://",
        "https:///x",
        "http://auth.example.com",
        "http://127.0.0.1.example.com",
        "ftp://localhost",
        "https://auth.example.com/",
        "https://example.com/auth/",
        "https://example.com//auth",
        "https://example.com/a//b",
        "https://example.com/.",
        "https://example.com/a/../b",
        "https://example.com/a%20b",
        "https://example.com/a:b",
        "https://example.com/oauth2",
        "https://example.com/api/auth",
        "https://example.com/.well-known",
        "https://example.com/auth?x",
        "https://auth.example.com?x",
        "https://auth.example.com#x",
        "https://user@auth.example.com",
        "https://auth example.com",
        "https://\u00fc.example"
      })
  void anythingElseIsRefused(String url) {
    assertThrows(TypeConversionException.class, () -> issuer.convert(url));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS://auth.example.com, https://auth.example.com",
    "https://Auth.Example.COM:8443, https://auth.example.com:8443",
    "HTTPS://Example.COM/Auth, https://example.com/Auth",
    "HTTP://LOCALHOST:8080, http://localhost:8080"
  })
  void schemeAndHostAreTakenInLowerCase(String given, String taken) {
    assertEquals(taken, issuer.convert(given));
  }

  @Test
  void anIssuerHasAtMost255CharactersAsTokensAreMeantForIt() {
    String host = "https://" + "a".repeat(243) + ".com";

    assertEquals(host, issuer.convert(host));
    assertThrows(TypeConversionException.class, () -> issuer.convert(host + "m"));
  }
}
