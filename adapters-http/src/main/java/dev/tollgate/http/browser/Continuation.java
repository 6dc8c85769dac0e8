package dev.tollgate.http.browser;

import java.util.List;

/** A page that sends people to sign in first, and wants them back. */
public interface Continuation {

  /** Its path, without that of the issuer; people may come back to it with any query. */
  String path();

  /**
   * Where this page may redirect at once, so that the sign-in page can allow it.
   *
   * @param query with which people come back, as it was sent
   * @return addresses that are registered; none for an address that only the request names
   */
  default List<String> redirects(String query) {
    return List.of();
  }
}
