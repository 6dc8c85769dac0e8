package dev.tollgate.bootstrap;

import dev.tollgate.domain.ResourceUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the URL that names a server: a scheme, a host and perhaps a port, and nothing else. Scheme
 * and host are taken in lower case (RFC 3986, 6.2.2.1); the rest stays as it is.
 */
final class IssuerUrl implements ITypeConverter<String> {

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public String convert(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    URI url = parse(value, lower);
    boolean secure = "https".equals(url.getScheme());
    boolean local = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    if (!secure && !local) {
      throw new TypeConversionException(
          "\"" + value + "\" is neither an https URL nor an http URL of a loopback address.");
    }
    boolean bare =
        url.getHost() != null
            && url.getRawUserInfo() == null
            && url.getRawPath().isEmpty()
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (!bare) {
      throw new TypeConversionException(
          "\""
              + value
              + "\" is more than a scheme, a host and a port. Give https://auth.example.com,"
              + " without a trailing slash.");
    }
    if (ResourceUri.parse(lower).isEmpty()) {
      throw new TypeConversionException("The URL is longer than 255 characters.");
    }
    return lower;
  }

  private static URI parse(String value, String lower) {
    try {
      return new URI(lower);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("\"" + value + "\" is not a URL.");
    }
  }
}
