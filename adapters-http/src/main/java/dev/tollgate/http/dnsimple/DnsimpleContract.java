package dev.tollgate.http.dnsimple;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
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

/** The authorization code exchange of DNSimple's API v2. */
public final class DnsimpleContract implements Contract {

  @Override
  public String name() {
    return rules().name();
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(AuthorizationErrors.class, TokenErrors.class, ApiErrors.class);
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
    return DnsimpleSettings.ALL;
  }

  @Override
  public ContractRules rules() {
    return DnsimpleSettings.CONTRACT;
  }

  @Override
  public Optional<SigningAlgorithm> algorithm(SettingValues values) {
    return Optional.empty();
  }

  @Override
  public Terms terms(SettingValues values, Issuer issuer) {
    return DnsimpleSettings.TERMS;
  }

  @Override
  public String walk() {
    return """
    # the contract dnsimple, whose codes come from a browser: no token (401), no code (400), an unknown code (400)
    curl -iw '\\n' BASE/v2/whoami
    curl -iw '\\n' BASE/v2/oauth/access_token -d grant_type=authorization_code -d client_id=ID -d client_secret=SECRET
    curl -iw '\\n' BASE/v2/oauth/access_token -d grant_type=authorization_code -d client_id=ID -d client_secret=SECRET -d code=unknown
    """;
  }
}
