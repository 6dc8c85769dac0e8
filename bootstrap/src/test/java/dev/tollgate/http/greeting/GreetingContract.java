package dev.tollgate.http.greeting;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.PublicDocument;
import dev.tollgate.http.contract.RateLimit;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A tiny contract, as a newcomer would add it; it is served where its resources are found. */
public final class GreetingContract implements Contract {

  static final Setting<String> WORD =
      Setting.choice(
          "--greeting-word", "WORD", List.of("hello", "goodbye"), "How callers are greeted.");

  static final Setting<Integer> RATE_LIMIT =
      Setting.count("--greeting-rate-limit", "2", "Requests a minute from one address.");

  private static final ContractRules RULES =
      new ContractRules("greeting", WhenCompanyInactive.SERVE, WhenNoScopes.ISSUE, Set.of());

  @Override
  public ContractRules rules() {
    return RULES;
  }

  @Override
  public String name() {
    return RULES.name();
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(GreetingErrors.class);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(WORD, RATE_LIMIT);
  }

  @Override
  public List<RateLimit> limits(SettingValues values) {
    return List.of(
        new RateLimit("/greeting", RATE_LIMIT.option(), values.of(RATE_LIMIT), true, false));
  }

  @Override
  public List<PublicDocument> documents() {
    return List.of(new PublicDocument("/greeting", "A greeting"));
  }

  @Override
  public Optional<SigningAlgorithm> algorithm(SettingValues values) {
    return Optional.of(SigningAlgorithm.ES256);
  }

  @Override
  public Terms terms(SettingValues values, Issuer issuer) {
    return new Terms(
        RULES,
        Set.of(GrantType.CLIENT_CREDENTIALS),
        new TokenTerms(
            new TokenForm.Jwt(SigningAlgorithm.ES256, "JWT", _ -> Map.of()),
            Optional.of(Duration.ofHours(1)),
            Optional.empty()));
  }
}
