package dev.tollgate.http.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where somebody continues after signing in or out: a path of this server that may be continued to,
 * and its query.
 *
 * @param path without that of the issuer
 * @param query as it was sent, without its question mark; may be empty
 */
public record ContinueTo(String path, String query) {

  /** The path of the page where people sign in. */
  public static final String SIGN_IN = "/signin";

  /** The path of the page where people sign out. */
  public static final String SIGN_OUT = "/signout";

  /** The path and the query. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /** Where to sign in before: a path with its query. */
  public String signIn() {
    return SIGN_IN + "?continue=" + encoded(target());
  }

  /**
   * Where to sign in again, although somebody is signed in already.
   *
   * @param email who is expected; may be empty
   */
  public String signInAgain(String email) {
    String expected = email.isEmpty() ? "" : "email=" + encoded(email) + "&";
    return SIGN_IN + "?again=true&" + expected + "continue=" + encoded(target());
  }

  /** Where to sign out before. */
  public String signOut() {
    return SIGN_OUT + "?continue=" + encoded(target());
  }

  /** Spares what queries may hold, because a request line has its limit. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("%3F", "?")
        .replace("%3D", "=");
  }
}
