package dev.tollgate.http.rfc;

import dev.tollgate.application.token.Terms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.http.Issuer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a deployment decides about this contract.
 *
 * @param tokenLifetime in whole seconds
 * @param assertionsForIssuerOnly whether an assertion of a client may name the issuer only as its
 *     audience, and no endpoint
 * @param perMinute requests a minute and caller to the endpoints; 0 is no limit
 * @param limitIs429 whether who asks too often is answered 429; else 503, as in an overload
 */
public record RfcSettings(
    Duration tokenLifetime,
    SigningAlgorithm algorithm,
    boolean assertionsForIssuerOnly,
    int perMinute,
    boolean limitIs429) {

  Terms terms(Issuer issuer) {
    return new Terms(
        "rfc",
        Set.of(GrantType.CLIENT_CREDENTIALS),
        tokenLifetime,
        algorithm,
        "at+jwt",
        Optional.of(new ResourceUri(issuer.url())),
        token -> claims(token, issuer),
        true,
        true);
  }

  /** RFC 9068, 2.2. */
  private static Map<String, Object> claims(Token token, Issuer issuer) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer.url());
    claims.put("sub", token.sub());
    claims.put("aud", audience(token, issuer));
    token.expiresAt().ifPresent(end -> claims.put("exp", end.getEpochSecond()));
    claims.put("iat", token.issuedAt().getEpochSecond());
    claims.put("jti", token.id().value());
    claims.put("client_id", token.client().value());
    claims.put("scope", token.scopes().toString());
    return claims;
  }

  /** One text, or a list of several (RFC 7519, 4.1.3); the issuer for tokens that say nothing. */
  static Object audience(Token token, Issuer issuer) {
    List<String> audience = token.audience().stream().map(ResourceUri::value).toList();
    return switch (audience.size()) {
      case 0 -> issuer.url();
      case 1 -> audience.getFirst();
      default -> audience;
    };
  }
}
