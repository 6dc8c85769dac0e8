package dev.tollgate.application.access;

import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.ScopeSet;

/**
 * A refresh token that can be used now.
 *
 * @param code from which its family came
 */
public record LiveRefreshToken(
    RefreshToken token, AuthorizationCode code, Client client, Acting acting)
    implements Introspected {

  /** What the user allowed and did not take back. */
  public ScopeSet scopes() {
    return acting.allowed(code);
  }
}
