package dev.tollgate.http.cliquify;

import dev.tollgate.application.token.Terms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a deployment decides about this contract.
 *
 * @param tokenLifetime in whole seconds
 * @param requiredScopes what every resource route needs
 * @param apiPerMinute requests a minute and caller to the resources; 0 is no limit
 * @param oauthPerMinute requests a minute and caller to the three endpoints; 0 is no limit
 */
public record CliquifySettings(
    Duration tokenLifetime, ScopeSet requiredScopes, int apiPerMinute, int oauthPerMinute) {

  /** As published. */
  public SigningAlgorithm algorithm() {
    return SigningAlgorithm.RS256;
  }

  Terms terms() {
    return new Terms(
        "cliquify",
        Set.of(GrantType.CLIENT_CREDENTIALS),
        tokenLifetime,
        algorithm(),
        "JWT",
        Optional.empty(),
        CliquifySettings::claims,
        false,
        false);
  }

  private static Map<String, Object> claims(Token token) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", token.id().value());
    claims.put("iat", token.issuedAt().getEpochSecond());
    claims.put("nbf", token.issuedAt().getEpochSecond());
    token.expiresAt().ifPresent(end -> claims.put("exp", end.getEpochSecond()));
    claims.put("sub", token.sub());
    claims.put("scopes", token.scopes().values().stream().map(Scope::value).toList());
    return claims;
  }
}
