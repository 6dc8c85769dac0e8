package dev.tollgate.bootstrap;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The URL of a Redis, which may hold a password.
 *
 * @param patience how long a request waits for an answer
 */
record RedisUrl(String text, Duration patience) {

  private static final Duration PATIENCE = Duration.ofMillis(250);

  RedisUrl(String text) {
    this(text, PATIENCE);
  }

  @Override
  public String toString() {
    return "RedisUrl[masked]";
  }

  /** Reads a URL; no message repeats it. */
  static final class Reader implements ITypeConverter<RedisUrl> {

    @Override
    public RedisUrl convert(String text) {
      try {
        URI url = new URI(text);
        boolean ours = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
        if (ours
            && url.getHost() != null
            && url.getPath().matches("(/[0-9]{0,4})?")
            && url.getQuery() == null
            && url.getFragment() == null) {
          return new RedisUrl(text);
        }
      } catch (URISyntaxException e) {
        throw new TypeConversionException(sentence());
      }
      throw new TypeConversionException(sentence());
    }

    private static String sentence() {
      return "This is not the URL of a Redis, such as redis://USER:PASSWORD@HOST:6379/0.";
    }
  }
}
