package dev.tollgate.http.browser;

import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one cookie of this server. Where the issuer is https, browsers keep it to this host and to
 * https ({@code __Host-}, RFC 6265bis, 4.1.3.2).
 */
@Singleton
final class BrowserCookie {

  private static final String NAME = "tollgate-session";
  private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

  private final Issuer issuer;

  BrowserCookie(Issuer issuer) {
    this.issuer = issuer;
  }

  /** Empty if the browser sent no cookie of this server, or one that it did not make. */
  Optional<BrowserSecret> read(Request request) {
    String prefix = name() + "=";
    return request.headers().apply("Cookie").stream()
        .flatMap(header -> Arrays.stream(header.split(";", -1)))
        .map(String::strip)
        .filter(pair -> pair.startsWith(prefix))
        .flatMap(pair -> secret(pair.substring(prefix.length())))
        .findFirst();
  }

  private static Stream<BrowserSecret> secret(String value) {
    return BrowserSecret.parse(value).stream();
  }

  /** The value of {@code Set-Cookie}; it goes when the browser is closed. */
  String holding(BrowserSecret secret) {
    return name() + "=" + secret.reveal() + attributes();
  }

  /** The value of {@code Set-Cookie} that removes it. */
  String removed() {
    return name() + "=" + attributes() + "; Max-Age=0";
  }

  private String name() {
    return isSecure() ? "__Host-" + NAME : NAME;
  }

  private String attributes() {
    return isSecure() ? ATTRIBUTES + "; Secure" : ATTRIBUTES;
  }

  private boolean isSecure() {
    return issuer.url().startsWith("https:");
  }
}
