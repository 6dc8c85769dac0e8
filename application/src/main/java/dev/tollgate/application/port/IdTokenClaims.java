package dev.tollgate.application.port;

import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.User;
import java.util.Map;
import java.util.Optional;

/** What an ID token says (OpenID Connect Core, 2). */
@FunctionalInterface
public interface IdTokenClaims {

  /**
   * The claims of an ID token.
   *
   * @param accessToken issued together with it, and its text
   * @param nonce of the authorization request; empty when tokens are refreshed
   */
  Map<String, Object> of(
      User user,
      AuthorizationCode code,
      Token accessToken,
      String accessTokenText,
      Optional<String> nonce);
}
