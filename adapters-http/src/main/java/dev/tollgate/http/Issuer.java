package dev.tollgate.http;

import java.util.function.Supplier;

/**
 * The URL that names this server (RFC 8414, 2): every URL that the server tells about itself begins
 * with it. It ends without a slash and is never taken from a request.
 */
public final class Issuer {

  private final Supplier<String> url;
  private final String path;

  /**
   * An issuer whose URL may be known only when the server listens.
   *
   * @param url asked when it is needed
   */
  public Issuer(Supplier<String> url) {
    this(url, "");
  }

  /**
   * An issuer below a path of its host.
   *
   * @param path the path of the URL, known from the start: empty, or like {@code /auth}
   */
  public Issuer(Supplier<String> url, String path) {
    this.url = url;
    this.path = path;
  }

  public String url() {
    return url.get();
  }

  public String url(String path) {
    return url() + path;
  }

  /** Where the server's own paths begin on its host; empty if they begin at the root. */
  public String path() {
    return path;
  }
}
