package dev.tollgate.http.cliquify;

import dev.tollgate.application.DurationText;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
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
final class CliquifySettings {

  static final Setting<Duration> TOKEN_LIFETIME =
      Setting.duration(
          "--token-lifetime",
          Duration.ofSeconds(1),
          DurationText.LONGEST,
          "30d",
          "How long access tokens are valid.");

  static final Setting<ScopeSet> REQUIRED_SCOPES =
      Setting.scopes(
          "--required-scopes",
          "profile:read templates:read assets:read",
          "Scopes that a token needs for every resource, separated by spaces.");

  static final Setting<Integer> API_RATE_LIMIT =
      Setting.count(
          "--api-rate-limit", "60", "Requests a minute from one address to /api; 0 for no limit.");

  static final Setting<Integer> OAUTH_RATE_LIMIT =
      Setting.count(
          "--oauth-rate-limit",
          "0",
          "Requests a minute from one address to /oauth; 0 for no limit.");

  static final List<Setting<?>> ALL =
      List.of(TOKEN_LIFETIME, REQUIRED_SCOPES, API_RATE_LIMIT, OAUTH_RATE_LIMIT);

  private final Duration tokenLifetime;
  private final ScopeSet requiredScopes;

  CliquifySettings(SettingValues values) {
    this.tokenLifetime = values.of(TOKEN_LIFETIME);
    this.requiredScopes = values.of(REQUIRED_SCOPES);
  }

  ScopeSet requiredScopes() {
    return requiredScopes;
  }

  /** Its tokens stay live, and its clients served, while their company is inactive. */
  static final ContractRules CONTRACT =
      new ContractRules("cliquify", WhenCompanyInactive.SERVE, WhenNoScopes.ISSUE, Set.of());

  /** As published. */
  SigningAlgorithm algorithm() {
    return SigningAlgorithm.RS256;
  }

  Terms terms() {
    return new Terms(
        CONTRACT,
        Set.of(GrantType.CLIENT_CREDENTIALS),
        new TokenTerms(
            new TokenForm.Jwt(algorithm(), "JWT", CliquifySettings::claims),
            Optional.of(tokenLifetime),
            Optional.empty()));
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
