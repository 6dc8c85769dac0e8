package dev.tollgate.http;

import java.util.function.Supplier;

/**
 * Who this server says it is (RFC 8414, 2): the beginning of every URL that it tells about itself,
 * without a slash at the end. It is never taken from a request.
 */
public final class Issuer {

  private final Supplier<String> url;

  /**
   * An issuer whose URL may be known only when the server listens.
   *
   * @param url asked when it is needed
   */
  public Issuer(Supplier<String> url) {
    this.url = url;
  }

  public String url() {
    return url.get();
  }

  public String url(String path) {
    return url() + path;
  }
}
