package dev.tollgate.http.betteri18n;

import dev.tollgate.application.contract.CodeFlowTerms;
import dev.tollgate.application.contract.CodeFlowTerms.RefreshUse;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.RedirectMatch;
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

/** What a deployment decides about this contract; lifetimes are as published. */
@Singleton
final class BetterI18nSettings {

  static final Setting<Integer> RATE_LIMIT =
      Setting.count(
          "--better-i18n-rate-limit",
          "1000",
          "Requests a minute with one installation token; 0 for no limit.");

  static final Setting<Integer> MINT_LIMIT =
      Setting.count(
          "--better-i18n-mint-limit",
          "60",
          "Installation tokens a minute that are minted for one grant; 0 for no limit.");

  static final Setting<RefreshUse> REFRESH_TOKEN_USE =
      Setting.choice(
              "--better-i18n-refresh-token-use",
              "USE",
              List.of("until-expiry", "once"),
              "How long a refresh token stays usable after it was exchanged: until it expires"
                  + " (until-expiry), or not at all (once).")
          .as(use -> use.equals("once") ? RefreshUse.ONCE : RefreshUse.UNTIL_EXPIRY);

  static final List<Setting<?>> ALL = List.of(RATE_LIMIT, MINT_LIMIT, REFRESH_TOKEN_USE);

  static final SigningAlgorithm ALGORITHM = SigningAlgorithm.RS256;

  static final TokenForm.Opaque INSTALLATION_TOKEN = new TokenForm.Opaque("bi_oat_");

  static final ContractRules CONTRACT =
      new ContractRules(
          "better-i18n",
          WhenCompanyInactive.REFUSE,
          WhenNoScopes.REFUSE,
          Set.of(INSTALLATION_TOKEN),
          RedirectMatch.EXACT);

  static final TokenTerms INSTALLATION_TOKENS =
      new TokenTerms(INSTALLATION_TOKEN, Optional.of(Duration.ofHours(1)), Optional.empty());

  private final int rateLimit;
  private final int mintLimit;
  private final Terms terms;

  BetterI18nSettings(SettingValues values) {
    rateLimit = values.of(RATE_LIMIT);
    mintLimit = values.of(MINT_LIMIT);
    terms =
        new Terms(
            CONTRACT,
            Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
            new TokenTerms(
                new TokenForm.Jwt(ALGORITHM, "at+jwt", BetterI18nSettings::claims),
                Optional.of(Duration.ofMinutes(30)),
                Optional.empty()),
            Optional.of(
                new CodeFlowTerms(
                    Duration.ofMinutes(10),
                    Duration.ofDays(30),
                    Duration.ZERO,
                    values.of(REFRESH_TOKEN_USE),
                    Optional.empty())));
  }

  int rateLimit() {
    return rateLimit;
  }

  int mintLimit() {
    return mintLimit;
  }

  Terms terms() {
    return terms;
  }

  /** Nobody but this server reads them. */
  private static Map<String, Object> claims(Token token) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("jti", token.id().value());
    claims.put("iat", token.issuedAt().getEpochSecond());
    token.expiresAt().ifPresent(end -> claims.put("exp", end.getEpochSecond()));
    claims.put("sub", token.sub());
    claims.put("client_id", token.client().value());
    return claims;
  }
}
