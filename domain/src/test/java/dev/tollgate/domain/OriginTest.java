package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OriginTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com",
        "https://app.example.com:8443",
        "https://xn--bcher-kva.example",
        "https://10.0.0.1",
        "https://[2001:db8::1]:8443",
        "https://localhost",
        "http://localhost:3000",
        "http://app.localhost:3000",
        "http://127.0.0.1",
        "http://[::1]:5173",
        "https://a:65535",
        "https://a:80"
      })
  void whatABrowserSendsIsAnOrigin(String text) {
    assertEquals(Optional.of(new Origin(text)), Origin.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "app.example.com",
        "https://",
        "https://app.example.com/",
        "https://app.example.com/path",
        "https://app.example.com?x",
        "https://app.example.com#x",
        "https://user@app.example.com",
        "https://*.example.com",
        "HTTPS://app.example.com",
        "https://App.example.com",
        "https://app.example.com:443",
        "https://app.example.com:",
        "https://app.example.com:0",
        "https://app.example.com:08443",
        "https://app.example.com:65536",
        "https://b\u00fccher.example",
        "https://app..example.com",
        "https://-app.example.com",
        "https://[::1",
        "http://app.example.com",
        "http://localhost.example.com",
        "http://localhost:80",
        "ftp://app.example.com",
        "https://a https://b",
        "https://app.example.com\n"
      })
  void nothingElseIs(String text) {
    assertEquals(Optional.empty(), Origin.parse(text));
  }
}
