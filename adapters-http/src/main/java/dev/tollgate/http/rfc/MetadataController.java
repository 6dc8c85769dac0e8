package dev.tollgate.http.rfc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.jwt.JwtAssertionVerifier;
import dev.tollgate.http.jwt.KeySet;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
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
  private final OAuthErrors errors;
  private final Exit exit;

  MetadataController(
      Issuer issuer, RfcSettings settings, KeySet keys, OAuthErrors errors, Exit exit) {
    this.errors = errors;
    this.exit = exit;
    this.issuer = issuer;
    this.settings = settings;
    this.keys = keys;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> metadata(HttpRequest<?> request) {
    return exit.answer(request, this::metadata);
  }

  private Reply metadata(Request request) {
    return errors.published(
        "metadata-published",
        new Metadata(
            issuer.url(),
            issuer.url(TokenController.PATH),
            issuer.url(IntrospectController.PATH),
            issuer.url(RevokeController.PATH),
            issuer.url(KeySetController.PATH),
            List.of(),
            settings.terms(issuer).grants().stream().map(grant -> grant.value()).sorted().toList(),
            PROVEN,
            JwtAssertionVerifier.algorithms(),
            PROVEN,
            JwtAssertionVerifier.algorithms(),
            Stream.concat(PROVEN.stream(), Stream.of("none")).toList(),
            JwtAssertionVerifier.algorithms(),
            keys.algorithms().stream().map(SigningAlgorithm::toString).toList()));
  }

  /** RFC 8414, 2. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Metadata(
      @JsonProperty("issuer") String issuer,
      @JsonProperty("token_endpoint") String tokenEndpoint,
      @JsonProperty("introspection_endpoint") String introspectionEndpoint,
      @JsonProperty("revocation_endpoint") String revocationEndpoint,
      @JsonProperty("jwks_uri") String jwksUri,
      @JsonProperty("response_types_supported") List<String> responseTypesSupported,
      @JsonProperty("grant_types_supported") List<String> grantTypesSupported,
      @JsonProperty("token_endpoint_auth_methods_supported")
          List<String> tokenEndpointAuthMethodsSupported,
      @JsonProperty("token_endpoint_auth_signing_alg_values_supported")
          List<String> tokenEndpointAuthSigningAlgValuesSupported,
      @JsonProperty("introspection_endpoint_auth_methods_supported")
          List<String> introspectionEndpointAuthMethodsSupported,
      @JsonProperty("introspection_endpoint_auth_signing_alg_values_supported")
          List<String> introspectionEndpointAuthSigningAlgValuesSupported,
      @JsonProperty("revocation_endpoint_auth_methods_supported")
          List<String> revocationEndpointAuthMethodsSupported,
      @JsonProperty("revocation_endpoint_auth_signing_alg_values_supported")
          List<String> revocationEndpointAuthSigningAlgValuesSupported,
      @JsonProperty("id_token_signing_alg_values_supported")
          List<String> idTokenSigningAlgValuesSupported) {}
}
