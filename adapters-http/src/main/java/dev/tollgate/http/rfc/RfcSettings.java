package dev.tollgate.http.rfc;

import dev.tollgate.application.DurationText;
import dev.tollgate.application.contract.CodeFlowTerms;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a deployment decides about this contract. */
@Singleton
final class RfcSettings {

  static final Setting<Duration> TOKEN_LIFETIME =
      Setting.duration(
          "--rfc-token-lifetime",
          Duration.ofSeconds(1),
          DurationText.LONGEST,
          "1h",
          "How long access tokens are valid.");

  static final Setting<SigningAlgorithm> SIGNING_ALGORITHM =
      Setting.choice(
              "--rfc-signing-algorithm",
              "ALGORITHM",
              List.of("RS256", "ES256", "EdDSA"),
              "Algorithm that signs access tokens: RS256, ES256 or EdDSA. Some resource servers"
                  + " verify RS256 only.")
          .as(name -> SigningAlgorithm.parse(name).orElseThrow());

  static final Setting<String> ASSERTION_AUDIENCE =
      Setting.choice(
          "--rfc-assertion-audience",
          "AUDIENCE",
          List.of("any", "issuer"),
          "Audience that client assertions may name: the issuer only (issuer), or also the token"
              + " endpoint or the endpoint that is called (any).");

  static final Setting<Duration> CLOCK_LEEWAY =
      Setting.duration(
          "--rfc-clock-leeway",
          Duration.ZERO,
          Duration.ofMinutes(5),
          "10s",
          "How far the clock of a client that sends an assertion may differ from the clock of the"
              + " server.");

  static final Setting<Integer> RATE_LIMIT =
      Setting.count(
          "--rfc-rate-limit",
          "0",
          "Requests a minute from one address to /oauth2; 0 for no limit.");

  static final Setting<String> RATE_LIMIT_STATUS =
      Setting.choice(
          "--rfc-rate-limit-status",
          "STATUS",
          List.of("503", "429"),
          "Status of the answer when that limit is exceeded: 503 or 429.");

  static final Setting<Duration> CODE_LIFETIME =
      Setting.duration(
          "--rfc-code-lifetime",
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          "60s",
          "How long an authorization code can be exchanged.");

  static final Setting<Duration> REFRESH_TOKEN_LIFETIME =
      Setting.duration(
          "--rfc-refresh-token-lifetime",
          Duration.ofSeconds(1),
          DurationText.LONGEST,
          "30d",
          "How long a refresh token can be used, from its issue.");

  static final Setting<Duration> REFRESH_GRACE =
      Setting.duration(
          "--rfc-refresh-grace",
          Duration.ZERO,
          Duration.ofMinutes(5),
          "10s",
          "How long a client that repeats a refresh gets the same answer again; after that, a"
              + " second use of a refresh token revokes everything that came from it.");

  static final List<Setting<?>> ALL =
      List.of(
          TOKEN_LIFETIME,
          CODE_LIFETIME,
          REFRESH_TOKEN_LIFETIME,
          REFRESH_GRACE,
          SIGNING_ALGORITHM,
          ASSERTION_AUDIENCE,
          CLOCK_LEEWAY,
          RATE_LIMIT,
          RATE_LIMIT_STATUS);

  private final Duration tokenLifetime;
  private final SigningAlgorithm algorithm;
  private final boolean assertionsForIssuerOnly;
  private final Duration codeLifetime;
  private final Duration refreshTokenLifetime;
  private final Duration refreshGrace;

  RfcSettings(SettingValues values) {
    this.tokenLifetime = values.of(TOKEN_LIFETIME);
    this.algorithm = values.of(SIGNING_ALGORITHM);
    this.codeLifetime = values.of(CODE_LIFETIME);
    this.refreshTokenLifetime = values.of(REFRESH_TOKEN_LIFETIME);
    this.refreshGrace = values.of(REFRESH_GRACE);
    this.assertionsForIssuerOnly = values.of(ASSERTION_AUDIENCE).equals("issuer");
  }

  /** Whether a client assertion must name the issuer as its audience, and no endpoint. */
  boolean assertionsForIssuerOnly() {
    return assertionsForIssuerOnly;
  }

  /** Its clients and tokens depend on their company, and a token without scope is never issued. */
  static final ContractRules CONTRACT =
      new ContractRules("rfc", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of());

  Terms terms(Issuer issuer) {
    return new Terms(
        CONTRACT,
        Set.of(GrantType.CLIENT_CREDENTIALS, GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
        new TokenTerms(
            new TokenForm.Jwt(algorithm, "at+jwt", token -> claims(token, issuer), true),
            Optional.of(tokenLifetime),
            Optional.of(new ResourceUri(issuer.url()))),
        Optional.of(
            new CodeFlowTerms(
                codeLifetime,
                refreshTokenLifetime,
                refreshGrace,
                Optional.of(
                    new CodeFlowTerms.IdTokens(
                        algorithm, new IdTokenContents(algorithm, issuer::url))))));
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
