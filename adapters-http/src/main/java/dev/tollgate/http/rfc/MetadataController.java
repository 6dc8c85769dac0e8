package dev.tollgate.http.rfc;

import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.jwt.JwtAssertionVerifier;
import dev.tollgate.http.jwt.KeySet;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What this server offers, for clients that configure themselves (RFC 8414). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class MetadataController {

  static final String PATH = "/.well-known/oauth-authorization-server";

  private static final List<String> PROVEN =
      List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

  private final Issuer issuer;
  private final RfcSettings settings;
  private final KeySet keys;

  MetadataController(Issuer issuer, RfcSettings settings, KeySet keys) {
    this.issuer = issuer;
    this.settings = settings;
    this.keys = keys;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("issuer", issuer.url());
    metadata.put("token_endpoint", issuer.url(TokenController.PATH));
    metadata.put("introspection_endpoint", issuer.url(IntrospectController.PATH));
    metadata.put("revocation_endpoint", issuer.url(RevokeController.PATH));
    metadata.put("jwks_uri", issuer.url(KeySetController.PATH));
    metadata.put("response_types_supported", List.of());
    metadata.put(
        "grant_types_supported",
        settings.terms(issuer).grants().stream().map(grant -> grant.value()).sorted().toList());
    methods(metadata, "token_endpoint", PROVEN);
    methods(metadata, "introspection_endpoint", PROVEN);
    methods(
        metadata,
        "revocation_endpoint",
        Stream.concat(PROVEN.stream(), Stream.of("none")).toList());
    metadata.put(
        "id_token_signing_alg_values_supported",
        keys.algorithms().stream().map(SigningAlgorithm::toString).toList());
    return JsonAnswer.ofPublic(metadata);
  }

  private static void methods(Map<String, Object> metadata, String endpoint, List<String> methods) {
    metadata.put(endpoint + "_auth_methods_supported", methods);
    metadata.put(
        endpoint + "_auth_signing_alg_values_supported", JwtAssertionVerifier.algorithms());
  }
}
