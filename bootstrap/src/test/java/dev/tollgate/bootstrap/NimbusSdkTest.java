package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.BearerTokenError;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients and resource servers that are built on the Nimbus OAuth 2.0 SDK. */
final class NimbusSdkTest {

  @AutoClose private static final World world = World.ofToday(SigningAlgorithm.ES256);
  private static String issuer;
  private static AuthorizationServerMetadata metadata;

  @BeforeAll
  static void start() throws Exception {
    issuer = world.server.address().url();
    metadata = AuthorizationServerMetadata.resolve(new Issuer(issuer));
  }

  private static TokenRequest request(ClientAuthentication authentication, String... scopes) {
    return new TokenRequest.Builder(
            metadata.getTokenEndpointURI(), authentication, new ClientCredentialsGrant())
        .scope(new Scope(scopes))
        .build();
  }

  private static JWTProcessor<SecurityContext> verifier() throws IOException {
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(metadata.getJWKSetURI().toURL()).build();
    DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
    verifier.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
    verifier.setJWSKeySelector(
        new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
    verifier.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            issuer, // the audience: the resource that tokens are asked for, else the issuer
            new JWTClaimsSet.Builder().issuer(issuer).build(),
            Set.of("sub", "exp", "iat", "jti", "client_id", "scope")));
    return verifier;
  }

  static Stream<ClientAuthentication> everyMethod() throws Exception {
    Tenant tenant = world.tenant();
    return Stream.of(
        basic(tenant),
        new ClientSecretPost(new ClientID(tenant.id()), new Secret(tenant.secret())),
        signed(new RSAKeyGenerator(2048).keyID("rsa").generate()),
        signed(new ECKeyGenerator(Curve.P_256).keyID("ec").generate()));
  }

  @ParameterizedTest
  @MethodSource("everyMethod")
  void aTokenIsFetchedByEveryMethodAndVerifiedThroughTheKeySet(ClientAuthentication authentication)
      throws Exception {
    TokenResponse response = TokenResponse.parse(send(request(authentication, "profile:read")));

    AccessToken token = response.toSuccessResponse().getTokens().getAccessToken();
    JWTClaimsSet claims = verifier().process(token.getValue(), null);
    assertEquals(3600, token.getLifetime());
    assertEquals(new Scope("profile:read"), token.getScope());
    assertEquals(authentication.getClientID().getValue(), claims.getSubject());
    assertEquals("profile:read", claims.getStringClaim("scope"));
  }

  @Test
  void aTokenIsIntrospectedUntilItIsRevoked() throws Exception {
    ClientAuthentication client = basic(world.tenant());
    AccessToken token = token(client);

    TokenIntrospectionSuccessResponse before = introspect(client, token).toSuccessResponse();
    HTTPResponse revoked =
        send(
            new TokenRevocationRequest(metadata.getRevocationEndpointURI(), client, token)
                .toHTTPRequest());
    TokenIntrospectionSuccessResponse after = introspect(client, token).toSuccessResponse();

    assertTrue(before.isActive());
    assertEquals(client.getClientID(), before.getClientID());
    assertEquals(Scope.parse(World.SCOPES), before.getScope());
    assertEquals(Audience.create(issuer), before.getAudience());
    assertEquals(new Issuer(issuer), before.getIssuer());
    assertTrue(revoked.indicatesSuccess());
    assertFalse(after.isActive());
  }

  @Test
  void tokensAreVerifiedThroughARotationUntilTheirKeyIsRetired() throws Exception {
    ClientAuthentication client = basic(world.tenant());
    JWTProcessor<SecurityContext> verifier = verifier();

    String old = token(client).getValue();
    var _ = verifier.process(old, null);
    String kid = world.rotate(SigningAlgorithm.ES256).key().kid();
    String fresh = token(client).getValue();
    var _ = verifier.process(fresh, null);
    var _ = verifier.process(old, null);
    world.retire(kidOf(old));

    assertEquals(kid, kidOf(fresh));
    assertEquals(
        client.getClientID().getValue(), verifier().process(fresh, null).getClaim("client_id"));
    assertThrows(BadJOSEException.class, () -> verifier().process(old, null));
    assertFalse(
        introspect(client, new BearerAccessToken(old)).toSuccessResponse().isActive(), "at once");
  }

  record Refused(ErrorObject error, TokenRequest request) {}

  static Stream<Refused> refusals() {
    Tenant tenant = world.tenant();
    Tenant dormant = world.tenant();
    world.setEnterpriseActive(dormant, false);
    URI endpoint = metadata.getTokenEndpointURI();
    AuthorizationGrant grant = new ClientCredentialsGrant();
    return Stream.of(
        new Refused(
            OAuth2Error.INVALID_CLIENT,
            request(new ClientSecretBasic(new ClientID(tenant.id()), new Secret("wrong")))),
        new Refused(OAuth2Error.UNAUTHORIZED_CLIENT, request(basic(dormant))),
        new Refused(
            OAuth2Error.UNSUPPORTED_GRANT_TYPE,
            new TokenRequest.Builder(
                    endpoint,
                    basic(tenant),
                    new ResourceOwnerPasswordCredentialsGrant("ann", new Secret("x")))
                .build()),
        new Refused(OAuth2Error.INVALID_SCOPE, request(basic(tenant), "admin")),
        new Refused(
            OAuth2Error.INVALID_TARGET,
            new TokenRequest.Builder(endpoint, basic(tenant), grant)
                .resource(URI.create("https://nobody.example"))
                .build()),
        new Refused(
            OAuth2Error.INVALID_REQUEST,
            new TokenRequest.Builder(endpoint, basic(tenant), grant)
                .customParameter("client_secret", tenant.secret())
                .build()));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsAnErrorOfTheSdk(Refused refused) throws Exception {
    ErrorObject error =
        TokenResponse.parse(send(refused.request().toHTTPRequest()))
            .toErrorResponse()
            .getErrorObject();

    assertEquals(refused.error(), error);
    assertEquals(refused.error().getHTTPStatusCode(), error.getHTTPStatusCode());
    assertEquals(URI.create(issuer + "/errors/rfc#" + error.getCode()), error.getURI());
    assertFalse(error.getDescription().isEmpty());
  }

  @Test
  void anOutageIsNeverARefusal() throws Exception {
    ClientAuthentication client = basic(world.tenant());
    AccessToken token = token(client);
    List<HTTPRequest> requests =
        List.of(
            request(client).toHTTPRequest(),
            new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), client, token)
                .toHTTPRequest(),
            new TokenRevocationRequest(metadata.getRevocationEndpointURI(), client, token)
                .toHTTPRequest());

    List<HTTPResponse> responses =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null),
            () -> requests.stream().map(NimbusSdkTest::send).toList());

    for (HTTPResponse response : responses) {
      assertEquals(503, response.getStatusCode());
      assertTrue(Integer.parseInt(response.getHeaderValue("Retry-After")) > 0);
      assertEquals(OAuth2Error.TEMPORARILY_UNAVAILABLE, ErrorObject.parse(response));
    }
    assertTrue(introspect(client, token).toSuccessResponse().isActive());
  }

  @Test
  void theChallengesOfAProtectedResourceAreErrorsOfTheSdk() throws Exception {
    AccessToken token =
        TokenResponse.parse(send(request(basic(world.tenant()), "profile:read")))
            .toSuccessResponse()
            .getTokens()
            .getAccessToken();

    HTTPResponse opened = guarded("?scope=profile:read", token.toAuthorizationHeader());
    BearerTokenError narrow =
        challenge(guarded("?scope=assets:read", token.toAuthorizationHeader()));
    BearerTokenError elsewhere =
        challenge(guarded("?resource=urn:example:other", token.toAuthorizationHeader()));
    BearerTokenError twice = challenge(guarded("", "Bearer a b"));

    assertEquals(204, opened.getStatusCode());
    assertEquals(BearerTokenError.INSUFFICIENT_SCOPE, narrow);
    assertEquals(new Scope("assets:read"), narrow.getScope());
    assertEquals(BearerTokenError.INVALID_TOKEN, elsewhere);
    assertEquals(BearerTokenError.INVALID_REQUEST, twice);
  }

  private static BearerTokenError challenge(HTTPResponse response) throws Exception {
    return BearerTokenError.parse(response.getWWWAuthenticate());
  }

  private static HTTPResponse guarded(String query, String authorization) {
    HTTPRequest request =
        new HTTPRequest(HTTPRequest.Method.GET, URI.create(issuer + "/guard/rfc" + query));
    request.setAuthorization(authorization);
    return send(request);
  }

  private static TokenIntrospectionResponse introspect(
      ClientAuthentication client, AccessToken token) throws Exception {
    return TokenIntrospectionResponse.parse(
        send(
            new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), client, token)
                .toHTTPRequest()));
  }

  private static AccessToken token(ClientAuthentication client) throws Exception {
    return TokenResponse.parse(send(request(client)))
        .toSuccessResponse()
        .getTokens()
        .getAccessToken();
  }

  private static HTTPResponse send(TokenRequest request) {
    return send(request.toHTTPRequest());
  }

  private static HTTPResponse send(HTTPRequest request) {
    try {
      return request.send();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClientAuthentication basic(Tenant tenant) {
    return new ClientSecretBasic(new ClientID(tenant.id()), new Secret(tenant.secret()));
  }

  /** An assertion of a client that is registered with this key. */
  private static ClientAuthentication signed(JWK key) throws Exception {
    Method method = new Method.ByKeys(new JWKSet(key.toPublicJWK()).toString());
    Tenant tenant = world.register(world.tenant(), method, Set.of(), List.of());
    JWTAuthenticationClaimsSet claims =
        new JWTAuthenticationClaimsSet(new ClientID(tenant.id()), new Audience(issuer));
    return switch (key) {
      case RSAKey rsa ->
          new PrivateKeyJWT(claims, JWSAlgorithm.RS256, rsa.toPrivateKey(), key.getKeyID(), null);
      case ECKey ec ->
          new PrivateKeyJWT(claims, JWSAlgorithm.ES256, ec.toPrivateKey(), key.getKeyID(), null);
      default -> throw new AssertionError(key);
    };
  }

  private static String kidOf(String token) throws Exception {
    return SignedJWT.parse(token).getHeader().getKeyID();
  }
}
