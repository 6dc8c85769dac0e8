package dev.tollgate.bootstrap;

import dev.tollgate.domain.ResourceUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the URL that a server goes by: a scheme, a host and perhaps a port, and nothing else. */
final class IssuerUrl implements ITypeConverter<String> {

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public String convert(String value) {
    URI url = parse(value);
    boolean secure = "https".equals(url.getScheme());
    boolean local = "http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost());
    if (!secure && !local) {
      throw new TypeConversionException(
          "\"" + value + "\" is no https URL, and no http URL of this machine alone.");
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
              + "\" is more than scheme, host and port: give https://auth.example.com, without a"
              + " slash at the end.");
    }
    if (ResourceUri.parse(value).isEmpty()) {
      throw new TypeConversionException("The URL is longer than 255 characters.");
    }
    return value;
  }

  private static URI parse(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("\"" + value + "\" is no URL.");
    }
  }
}
