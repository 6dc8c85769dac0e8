package dev.tollgate.http.cliquify;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Operation;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.RateLimit;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Cliquify Developer API. */
public final class CliquifyContract implements Contract {

  @Override
  public String name() {
    return rules().name();
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(TokenErrors.class, ApiErrors.class, IntrospectErrors.class, RevokeErrors.class);
  }

  @Override
  public List<Class<? extends Endpoint>> express() {
    return List.of(
        TokenController.class,
        IntrospectController.class,
        RevokeController.class,
        GuardController.class,
        ResourceController.class);
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        TokenController.PATH, Operation.ISSUE,
        IntrospectController.PATH, Operation.INTROSPECT,
        RevokeController.PATH, Operation.REVOKE,
        GuardController.PATH, Operation.GUARD);
  }

  @Override
  public List<Setting<?>> settings() {
    return CliquifySettings.ALL;
  }

  /** The resources announce theirs on every answer; what proxies ask is not limited. */
  @Override
  public List<RateLimit> limits(SettingValues values) {
    return Stream.of(
            rateLimit("/api", CliquifySettings.API_RATE_LIMIT, values, true),
            rateLimit("/oauth", CliquifySettings.OAUTH_RATE_LIMIT, values, false))
        .filter(limit -> limit.perMinute() > 0)
        .toList();
  }

  private static RateLimit rateLimit(
      String root, Setting<Integer> setting, SettingValues values, boolean announced) {
    return new RateLimit(root, setting.option(), values.of(setting), announced, false);
  }

  @Override
  public ContractRules rules() {
    return CliquifySettings.CONTRACT;
  }

  @Override
  public Optional<SigningAlgorithm> algorithm(SettingValues values) {
    return Optional.of(new CliquifySettings(values).algorithm());
  }

  @Override
  public Terms terms(SettingValues values, Issuer issuer) {
    return new CliquifySettings(values).terms();
  }

  @Override
  public ScopeSet requiredScopes(SettingValues values) {
    return values.of(CliquifySettings.REQUIRED_SCOPES);
  }

  /** Its resources stay where they are. */
  @Override
  public Map<String, String> derivable() {
    return Map.of(
        TokenController.PATH, "token",
        IntrospectController.PATH, "introspect",
        RevokeController.PATH, "revoke",
        GuardController.PATH, "api");
  }

  @Override
  public List<Setting<?>> derivableSettings() {
    return List.of(CliquifySettings.TOKEN_LIFETIME);
  }

  @Override
  public String walk() {
    return """
    # get a token
    TOKEN=$(curl -s BASE/oauth/access-token -d client_id=ID -d client_secret=SECRET | cut -d '"' -f 14); echo $TOKEN
    # introspect it, and use it
    curl -iw '\\n' BASE/oauth/introspect -d token=$TOKEN
    curl -iw '\\n' "BASE/api/tags?per_page=2" -H "Authorization: Bearer $TOKEN"
    # three refusals: a wrong secret (401), a missing field (422), no token (401)
    curl -iw '\\n' BASE/oauth/access-token -d client_id=ID -d client_secret=wrong
    curl -iw '\\n' BASE/oauth/access-token -d client_id=ID
    curl -iw '\\n' BASE/api/tags
    # revoke it: from then on it is refused (401), also by the guard that a proxy asks
    curl -iw '\\n' BASE/oauth/revoke -d token=$TOKEN
    curl -iw '\\n' BASE/api/tags -H "Authorization: Bearer $TOKEN"
    curl -iw '\\n' BASE/guard/cliquify -H "Authorization: Bearer $TOKEN"
    """;
  }
}
