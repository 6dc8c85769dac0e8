package dev.tollgate.http.rfc;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Operation;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.PublicDocument;
import dev.tollgate.http.contract.RateLimit;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** OAuth 2.0 as the RFCs specify it. */
public final class RfcContract implements Contract {

  @Override
  public String name() {
    return rules().name();
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(OAuthErrors.class, AuthorizationErrors.class, ResourceErrors.class);
  }

  @Override
  public List<Class<? extends Endpoint>> express() {
    return List.of(
        TokenController.class,
        IntrospectController.class,
        RevokeController.class,
        GuardController.class);
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
    return RfcSettings.ALL;
  }

  @Override
  public List<RateLimit> limits(SettingValues values) {
    boolean asOverload = !values.of(RfcSettings.RATE_LIMIT_STATUS).equals("429");
    return Stream.of(
            new RateLimit(
                "/oauth2",
                RfcSettings.RATE_LIMIT.option(),
                values.of(RfcSettings.RATE_LIMIT),
                false,
                asOverload))
        .filter(limit -> limit.perMinute() > 0)
        .toList();
  }

  @Override
  public List<PublicDocument> documents() {
    return List.of(
        new PublicDocument(
            MetadataController.PATH, "Metadata for clients that configure themselves"),
        new PublicDocument(KeySetController.PATH, "Key set that tokens can be verified with"));
  }

  @Override
  public ContractRules rules() {
    return RfcSettings.CONTRACT;
  }

  @Override
  public Optional<SigningAlgorithm> algorithm(SettingValues values) {
    return Optional.of(values.of(RfcSettings.SIGNING_ALGORITHM));
  }

  @Override
  public Terms terms(SettingValues values, Issuer issuer) {
    return new RfcSettings(values).terms(issuer);
  }

  @Override
  public Duration assertionLeeway(SettingValues values) {
    return values.of(RfcSettings.CLOCK_LEEWAY);
  }

  /** Endpoints in which users take no part, and no document that lists addresses. */
  @Override
  public Map<String, String> derivable() {
    return Map.of(
        TokenController.PATH, "oauth",
        IntrospectController.PATH, "oauth",
        RevokeController.PATH, "oauth",
        KeySetController.PATH, "oauth",
        GuardController.PATH, "resource");
  }

  @Override
  public List<Setting<?>> derivableSettings() {
    return List.of(RfcSettings.TOKEN_LIFETIME, RfcSettings.SIGNING_ALGORITHM);
  }

  @Override
  public String walk() {
    return """
    # the same client with the contract rfc: read the metadata, and get a token
    curl -sw '\\n' BASE/.well-known/oauth-authorization-server
    TOKEN=$(curl -s BASE/oauth2/token -u ID:SECRET -d grant_type=client_credentials | cut -d '"' -f 4); echo $TOKEN
    # what the guard tells a proxy: the request may pass (204), or the token lacks a scope (403)
    curl -iw '\\n' "BASE/guard/rfc?scope=profile:read" -H "Authorization: Bearer $TOKEN"
    curl -iw '\\n' "BASE/guard/rfc?scope=admin" -H "Authorization: Bearer $TOKEN"
    # introspect it and revoke it: from then on it is inactive; then a wrong secret (401)
    curl -iw '\\n' BASE/oauth2/introspect -u ID:SECRET -d token=$TOKEN
    curl -iw '\\n' BASE/oauth2/revoke -u ID:SECRET -d token=$TOKEN
    curl -iw '\\n' BASE/oauth2/introspect -u ID:SECRET -d token=$TOKEN
    curl -iw '\\n' BASE/oauth2/token -u ID:wrong -d grant_type=client_credentials
    """;
  }
}
