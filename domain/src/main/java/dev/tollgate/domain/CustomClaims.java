package dev.tollgate.domain;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Claims with fixed values that an administrator adds to signed tokens (RFC 7519, 4.3).
 *
 * @param json a JSON object without whitespace, with sorted names and in ASCII; {@code {}} for none
 */
public record CustomClaims(String json) {

  public static final CustomClaims NONE = new CustomClaims("{}");

  /** The greatest size of the claims of one client or company: tokens have to fit into headers. */
  public static final int MAX_BYTES = 1024;

  /**
   * The names that custom claims may not have: the registered claims (RFC 7519, 4.1), the members
   * of tokens and introspection responses (RFC 7662, 2.2; RFC 9068, 2.2), and claims that say who
   * signed in, who acts for whom, or which key a token is bound to.
   */
  public static final List<String> RESERVED =
      List.of(
          "acr",
          "act",
          "active",
          "amr",
          "aud",
          "auth_time",
          "authorization_details",
          "azp",
          "client_id",
          "cnf",
          "company",
          "enterprise",
          "exp",
          "iat",
          "iss",
          "jti",
          "may_act",
          "nbf",
          "nonce",
          "scope",
          "scopes",
          "sid",
          "sub",
          "token_type",
          "username");

  public CustomClaims {
    if (!json.startsWith("{") || !json.endsWith("}") || size(json) > MAX_BYTES) {
      throw new IllegalArgumentException("not custom claims");
    }
  }

  /** The size of claims in bytes, as it counts against {@link #MAX_BYTES}. */
  public static int size(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length;
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}
