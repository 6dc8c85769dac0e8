package dev.tollgate.http.betteri18n;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Operation;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The partner API of a translation service: grants, and installation tokens minted for them. */
public final class BetterI18nContract implements Contract {

  @Override
  public String name() {
    return rules().name();
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(AuthorizationErrors.class, ApiErrors.class);
  }

  @Override
  public List<Class<? extends Endpoint>> express() {
    return List.of(GuardController.class);
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(
        TokenController.PATH, Operation.EXCHANGE,
        GuardController.PATH, Operation.GUARD);
  }

  @Override
  public List<Setting<?>> settings() {
    return BetterI18nSettings.ALL;
  }

  @Override
  public ContractRules rules() {
    return BetterI18nSettings.CONTRACT;
  }

  @Override
  public Optional<SigningAlgorithm> algorithm(SettingValues values) {
    return Optional.of(BetterI18nSettings.ALGORITHM);
  }

  @Override
  public Terms terms(SettingValues values, Issuer issuer) {
    return new BetterI18nSettings(values).terms();
  }

  @Override
  public List<RegisteredScope> scopes() {
    return List.of(
        harmless("org:read", "Read the organization"),
        harmless("projects:read", "Read projects"),
        destructive("projects:write", "Create and change projects"),
        harmless("keys:read", "Read translation keys"),
        harmless("keys:write", "Create and change translation keys"),
        harmless("translations:read", "Read translations"),
        harmless("translations:write", "Create and change translations"),
        destructive("translations:publish", "Publish translations"),
        harmless("content:read", "Read content"),
        harmless("content:write", "Create and change content"),
        destructive("content:publish", "Publish content"),
        harmless("glossary:read", "Read the glossary"),
        destructive("glossary:write", "Create and change glossary terms"));
  }

  private static RegisteredScope harmless(String scope, String description) {
    return new RegisteredScope(new Scope(scope), new Name(description));
  }

  private static RegisteredScope destructive(String scope, String description) {
    return new RegisteredScope(new Scope(scope), new Name(description), false, true);
  }

  @Override
  public String walk() {
    return """
    # the contract better-i18n, whose codes come from a browser: no token (401), no code (400), an unknown code (401)
    curl -iw '\\n' BASE/api/oauth-client/me
    curl -iw '\\n' BASE/api/auth/mcp/token -d grant_type=authorization_code -d client_id=ID -d client_secret=SECRET
    curl -iw '\\n' BASE/api/auth/mcp/token -d grant_type=authorization_code -d client_id=ID -d client_secret=SECRET -d redirect_uri=%1$s -d code=unknown
    # in a browser: sign in as the user below and connect the demo company; the code is in the address that follows
    # BASE/api/auth/mcp/authorize?response_type=code&client_id=APP&redirect_uri=%1$s&scope=org:read+projects:read+projects:write&state=demo&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256
    # then exchange that code, mint an installation token with what the answer contains, and read the organization
    # curl -sw '\\n' BASE/api/auth/mcp/token -d grant_type=authorization_code -d client_id=APP -d redirect_uri=%1$s -d code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk -d code=CODE
    # curl -sw '\\n' -X POST BASE/api/oauth-client/installations/GRANT/tokens -H "Authorization: Bearer ACCESS_TOKEN"
    # curl -sw '\\n' BASE/api/oauth-client/organizations -H "Authorization: Bearer INSTALLATION_TOKEN"
    """
        .formatted(DEMO_REDIRECT_URI);
  }
}
