package dev.tollgate.bootstrap;

import dev.tollgate.domain.ResourceUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the URL that names a server: scheme, host, and perhaps a port and a path. Scheme and host
 * are taken in lower case (RFC 3986, 6.2.2.1); the path stays as it is.
 */
final class IssuerUrl implements ITypeConverter<String> {

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private static final Pattern AUTHORITY = Pattern.compile("^[^/?#]*(//[^/?#]*)?");

  /** Segments that need no encoding; not {@code .} or {@code ..}, which clients resolve. */
  private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)*");

  /**
   * The first segments of the server's own paths: behind a proxy that strips the issuer's path,
   * {@code /oauth2/token} could not be told from {@code /token} below an issuer at {@code /oauth2}.
   */
  static final Set<String> TAKEN =
      Set.of(
          ".well-known",
          "account",
          "api",
          "assets",
          "docs",
          "errors",
          "guard",
          "health",
          "oauth",
          "oauth2",
          "openapi.yaml",
          "signin",
          "signout",
          "v2");

  @Override
  public String convert(String value) {
    String taken = AUTHORITY.matcher(value).replaceFirst(it -> lower(it.group()));
    URI url = parse(value, taken);
    boolean secure = "https".equals(url.getScheme());
    boolean local = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    if (!secure && !local) {
      throw new TypeConversionException(
          "\"" + value + "\" is neither an https URL nor an http URL of a loopback address.");
    }
    boolean bare =
        url.getHost() != null
            && url.getRawUserInfo() == null
            && PATH.matcher(url.getRawPath()).matches()
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (!bare) {
      throw new TypeConversionException(
          "\""
              + value
              + "\" is more than a scheme, a host, a port and a plain path. Give"
              + " https://auth.example.com or https://example.com/auth, without a trailing slash.");
    }
    String first = url.getRawPath().replaceFirst("^/([^/]*).*", "$1");
    if (TAKEN.contains(first)) {
      throw new TypeConversionException(
          "The path of the URL may not begin with /"
              + first
              + ", where the server has paths of its own.");
    }
    if (ResourceUri.parse(taken).isEmpty()) {
      throw new TypeConversionException("The URL is longer than 255 characters.");
    }
    return taken;
  }

  private static String lower(String authority) {
    return Matcher.quoteReplacement(authority.toLowerCase(Locale.ROOT));
  }

  private static URI parse(String value, String lower) {
    try {
      return new URI(lower);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("\"" + value + "\" is not a URL.");
    }
  }
}
