package dev.tollgate.application.revoke;

import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.TokenId;

/** What was revoked. */
public sealed interface Revoked {

  /** One access token. */
  record AccessToken(TokenId id) implements Revoked {}

  /**
   * A refresh token with its family and every access token of it (RFC 7009, 2.1).
   *
   * @param code the digest of the code that the family came from
   */
  record Family(SecretDigest code) implements Revoked {}
}
