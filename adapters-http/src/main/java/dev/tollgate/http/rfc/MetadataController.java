package dev.tollgate.http.rfc;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.application.authorize.ListSupportedScopes;
import dev.tollgate.domain.Scope;
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
  static final String OPENID_PATH = "/.well-known/openid-configuration";

  private static final List<String> PROVEN =
      List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

  /** What ID tokens and userinfo may tell of a user (OpenID Connect Core, 5.1). */
  private static final List<String> CLAIMS =
      List.of(
          "sub",
          "name",
          "preferred_username",
          "updated_at",
          "email",
          "email_verified",
          "groups",
          "auth_time",
          "amr",
          "azp",
          "sid");

  private final Issuer issuer;
  private final RfcSettings settings;
  private final KeySet keys;
  private final ListSupportedScopes scopes;
  private final OAuthErrors errors;
  private final Exit exit;

  MetadataController(
      Issuer issuer,
      RfcSettings settings,
      KeySet keys,
      ListSupportedScopes scopes,
      OAuthErrors errors,
      Exit exit) {
    this.scopes = scopes;
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

  /** The same document, where OpenID Connect looks for it (Discovery, 4). */
  @Get(uri = OPENID_PATH, produces = MediaType.ALL)
  HttpResponse<?> openIdConfiguration(HttpRequest<?> request) {
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
            issuer.url(AuthorizationController.PATH),
            issuer.url(UserinfoController.PATH),
            issuer.url(LogoutController.PATH),
            scopes(),
            List.of("code"),
            List.of("query", "form_post"),
            List.of("S256"),
            true,
            List.of("public"),
            CLAIMS,
            List.of("login", "none", "consent", "select_account"),
            false,
            false,
            settings.terms(issuer).grants().stream().map(grant -> grant.value()).sorted().toList(),
            Stream.concat(PROVEN.stream(), Stream.of("none")).toList(),
            JwtAssertionVerifier.algorithms(),
            PROVEN,
            JwtAssertionVerifier.algorithms(),
            Stream.concat(PROVEN.stream(), Stream.of("none")).toList(),
            JwtAssertionVerifier.algorithms(),
            keys.algorithms().stream().map(SigningAlgorithm::toString).toList()));
  }

  /** The standard scopes and all that are registered. */
  private List<String> scopes() {
    return scopes.list().stream().map(Scope::value).toList();
  }

  /** RFC 8414, 2; OpenID Connect Discovery, 3; RP-Initiated Logout, 2.1. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Metadata(
      @JsonProperty("issuer") String issuer,
      @JsonProperty("token_endpoint") String tokenEndpoint,
      @JsonProperty("introspection_endpoint") String introspectionEndpoint,
      @JsonProperty("revocation_endpoint") String revocationEndpoint,
      @JsonProperty("jwks_uri") String jwksUri,
      @JsonProperty("authorization_endpoint") String authorizationEndpoint,
      @JsonProperty("userinfo_endpoint") String userinfoEndpoint,
      @JsonProperty("end_session_endpoint") String endSessionEndpoint,
      @JsonProperty("scopes_supported") List<String> scopesSupported,
      @JsonProperty("response_types_supported") List<String> responseTypesSupported,
      @JsonProperty("response_modes_supported") List<String> responseModesSupported,
      @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethodsSupported,
      @JsonProperty("authorization_response_iss_parameter_supported")
          boolean authorizationResponseIssParameterSupported,
      @JsonProperty("subject_types_supported") List<String> subjectTypesSupported,
      @JsonProperty("claims_supported") List<String> claimsSupported,
      @JsonProperty("prompt_values_supported") List<String> promptValuesSupported,
      @JsonProperty("request_parameter_supported") boolean requestParameterSupported,
      @JsonProperty("request_uri_parameter_supported") boolean requestUriParameterSupported,
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
