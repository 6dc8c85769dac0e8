package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.tollgate.domain.GrantType;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Users sign in to a client that is built on the Nimbus SDK, which does what docs/clients.md says.
 */
@Tag("full")
final class NimbusLoginTest {

  private static final URI NOBODY = URI.create("https://nobody.example");

  @AutoClose private static final Relay relay = new Relay();
  @AutoClose private static final EchoApi application = application();
  private static final URI CALLBACK =
      URI.create("http://127.0.0.1:" + application.port() + "/callback");
  private static final URI BYE = URI.create("http://127.0.0.1:" + application.port() + "/bye");

  private static CodeFlowClient app;
  private static UserBrowser browser;
  private static OIDCProviderMetadata metadata;
  private static IDTokenValidator validator;

  /** What the client keeps until the browser comes back, and with what it comes back. */
  private record Visit(CodeVerifier verifier, Nonce nonce, AuthenticationResponse response) {}

  private static EchoApi application() {
    return attempt(EchoApi::new);
  }

  @BeforeAll
  static void start() throws Exception {
    app = CodeFlowClient.at(relay.world, CALLBACK.toString(), BYE.toString());
    browser = new UserBrowser(app);
    metadata = OIDCProviderMetadata.resolve(new Issuer(relay.address()));
    validator =
        new IDTokenValidator(
            metadata.getIssuer(),
            id(),
            metadata.getIDTokenJWSAlgs().getFirst(),
            metadata.getJWKSetURI().toURL());
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  private static ClientID id() {
    return new ClientID(app.client.id().value());
  }

  private static ClientAuthentication secret(String secret) {
    return new ClientSecretBasic(id(), new Secret(secret));
  }

  private static <T> T attempt(Callable<T> act) {
    try {
      return act.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Visit visit(Map<String, String> more, String decision) {
    CodeVerifier verifier = new CodeVerifier();
    Nonce nonce = new Nonce();
    State state = new State();
    AuthenticationRequest.Builder request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope("openid", "profile", "email", "profile:read"),
                id(),
                CALLBACK)
            .endpointURI(metadata.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256);
    String url = request.build().toURI().toString();
    for (Map.Entry<String, String> parameter : more.entrySet()) {
      url =
          url.replaceFirst("(?<=[?&])" + parameter.getKey() + "=[^&]*&?", "")
              + "&"
              + parameter.getKey()
              + "="
              + CodeFlowClient.encoded(parameter.getValue());
    }
    URI back = URI.create(browser.visit(url, decision).getUrl().toString());
    AuthenticationResponse response = attempt(() -> AuthenticationResponseParser.parse(back));
    assertEquals(state, response.getState());
    assertEquals(metadata.getIssuer(), response.getIssuer());
    return new Visit(verifier, nonce, response);
  }

  private static Visit visit() {
    return visit(Map.of(), "Allow");
  }

  private static HTTPResponse exchange(Visit visit, String secret, URI... resources) {
    AuthorizationCode code = visit.response().toSuccessResponse().getAuthorizationCode();
    return token(secret, new AuthorizationCodeGrant(code, CALLBACK, visit.verifier()), resources);
  }

  private static HTTPResponse token(String secret, AuthorizationGrant grant, URI... resources) {
    return send(
        new TokenRequest.Builder(metadata.getTokenEndpointURI(), secret(secret), grant)
            .resources(resources)
            .build()
            .toHTTPRequest());
  }

  private static HTTPResponse refresh(RefreshToken token, String secret, String... scopes) {
    TokenRequest.Builder request =
        new TokenRequest.Builder(
            metadata.getTokenEndpointURI(), secret(secret), new RefreshTokenGrant(token));
    return send(
        (scopes.length == 0 ? request : request.scope(new Scope(scopes))).build().toHTTPRequest());
  }

  private static HTTPResponse send(HTTPRequest request) {
    return attempt(request::send);
  }

  private static HTTPResponse userinfo(AccessToken token) {
    return send(new UserInfoRequest(metadata.getUserInfoEndpointURI(), token).toHTTPRequest());
  }

  private static OIDCTokens tokens(HTTPResponse response) {
    return attempt(
        () ->
            ((OIDCTokenResponse) OIDCTokenResponseParser.parse(response).toSuccessResponse())
                .getOIDCTokens());
  }

  private static IDTokenClaimsSet verified(OIDCTokens tokens, Nonce nonce) {
    return attempt(() -> validator.validate(tokens.getIDToken(), nonce));
  }

  /** Without an exception: the SDK returns errors. */
  private static String returned(Object response, ErrorObject error) {
    return "returns a `%s` with %s, status %d"
        .formatted(response.getClass().getSimpleName(), error.getCode(), error.getHTTPStatusCode());
  }

  private static Supplier<String> told(Supplier<HTTPResponse> act) {
    return () -> {
      TokenResponse response = attempt(() -> OIDCTokenResponseParser.parse(act.get()));
      return response.indicatesSuccess()
          ? "accepted"
          : returned(response, response.toErrorResponse().getErrorObject());
    };
  }

  private static Supplier<String> toldAboutUser(AccessToken token) {
    return () -> {
      UserInfoResponse response = attempt(() -> UserInfoResponse.parse(userinfo(token)));
      return response.indicatesSuccess()
          ? "accepted"
          : returned(response, response.toErrorResponse().getErrorObject());
    };
  }

  private static Supplier<String> introspecting(AccessToken token, String secret) {
    return () -> {
      TokenIntrospectionResponse response =
          attempt(
              () ->
                  TokenIntrospectionResponse.parse(
                      send(
                          new TokenIntrospectionRequest(
                                  metadata.getIntrospectionEndpointURI(), secret(secret), token)
                              .toHTTPRequest())));
      return response.indicatesSuccess()
          ? "accepted"
          : returned(response, response.toErrorResponse().getErrorObject());
    };
  }

  private static String toldAtAuthorize(Map<String, String> more, String decision) {
    AuthenticationResponse response = visit(more, decision).response();
    return response.indicatesSuccess()
        ? "accepted"
        : "returns an `%s` with %s"
            .formatted(
                response.getClass().getSimpleName(),
                response.toErrorResponse().getErrorObject().getCode());
  }

  private static void refused(Situations situations, String error, Map<String, String> more) {
    situations.failing("authorize", error, () -> toldAtAuthorize(more, "Allow"));
  }

  @Test
  void everySituationEndsAsDocumented() throws Exception {
    Situations rows = new Situations(relay);
    String secret = app.tenant.secret();
    rows.version(TokenRequest.class);

    Visit first = visit();
    OIDCTokens tokens = tokens(exchange(first, secret));
    IDTokenClaimsSet claims = verified(tokens, first.nonce());
    rows.add("sign-in", tokens.getAccessToken().getScope().toString());
    rows.add(
        "ID token",
        "verified, for the client: %s, amr %s"
            .formatted(
                claims.getAudience().getFirst().getValue().equals(id().getValue()),
                claims.getAMR().getFirst().getValue()));
    rows.add(
        "userinfo",
        String.join(
            " ",
            new TreeSet<>(
                UserInfoResponse.parse(userinfo(tokens.getAccessToken()))
                    .toSuccessResponse()
                    .getUserInfo()
                    .toJSONObject()
                    .keySet())));
    OIDCTokens renewed = tokens(refresh(tokens.getRefreshToken(), secret));
    rows.add(
        "refresh",
        "another refresh token: %s, the same user: %s"
            .formatted(
                !renewed.getRefreshToken().equals(tokens.getRefreshToken()),
                verified(renewed, null).getSubject().equals(claims.getSubject())));

    rows.failing(
        "authorize",
        "authorization-access-denied",
        () -> toldAtAuthorize(Map.of("prompt", "consent"), "Deny"));
    refused(rows, "authorization-invalid-scope", Map.of("scope", "openid nothing"));
    refused(rows, "authorization-invalid-target", Map.of("resource", NOBODY.toString()));
    refused(rows, "authorization-parameter-invalid", Map.of("max_age", "x"));
    refused(rows, "authorization-request-not-supported", Map.of("request", "x"));
    refused(
        rows,
        "authorization-request-uri-not-supported",
        Map.of("request_uri", "https://app.example/request"));
    refused(rows, "authorization-unsupported-response-type", Map.of("response_type", "token"));
    refused(
        rows, "authorization-consent-required", Map.of("prompt", "none", "scope", "openid groups"));
    RefreshToken kept = renewed.getRefreshToken();
    rows.failing("refresh", "refresh-invalid-client", told(() -> refresh(kept, "wrong")));
    rows.failing(
        "refresh", "refresh-invalid-scope", told(() -> refresh(kept, secret, "openid", "groups")));
    rows.failing(
        "refresh",
        "refresh-invalid-target",
        told(() -> token(secret, new RefreshTokenGrant(kept), NOBODY)));
    AccessToken machine =
        TokenResponse.parse(token(secret, new ClientCredentialsGrant()))
            .toSuccessResponse()
            .getTokens()
            .getAccessToken();
    rows.failing(
        "userinfo, a token without openid", "resource-insufficient-scope", toldAboutUser(machine));
    rows.failing("the code comes twice", "code-invalid", told(() -> exchange(first, secret)));
    rows.failing("refresh", "refresh-token-invalid", told(() -> refresh(kept, secret)));
    AccessToken revoked = renewed.getAccessToken();
    rows.failing("userinfo", "resource-token-revoked", toldAboutUser(revoked));

    Visit waiting = visit();
    Supplier<String> exchanging = told(() -> exchange(waiting, secret));
    rows.failing("code", "code-invalid-client", told(() -> exchange(waiting, "wrong")));
    rows.failing("code", "code-invalid-target", told(() -> exchange(waiting, secret, NOBODY)));
    rows.failingInOutage("code", "oauth-temporarily-unavailable", exchanging);
    rows.failingInOutage("userinfo", "resource-temporarily-unavailable", toldAboutUser(revoked));
    rows.failingByFault("code", "oauth-server-error", exchanging);
    rows.failingByFault("userinfo", "resource-server-error", toldAboutUser(revoked));
    OIDCTokens again = tokens(exchange(waiting, secret));
    rows.add("the same code after the outage", again.getAccessToken().getScope().toString());

    AuthorizationGrant own = new ClientCredentialsGrant();
    rows.failing("client credentials", "issue-invalid-client", told(() -> token("wrong", own)));
    rows.failing(
        "client credentials", "issue-invalid-target", told(() -> token(secret, own, NOBODY)));
    rows.failing(
        "another grant type",
        "issue-unsupported-grant-type",
        told(() -> token(secret, new ResourceOwnerPasswordCredentialsGrant("u", new Secret("p")))));
    relay.world.setEnterpriseActive(app.tenant, false);
    refused(rows, "authorization-enterprise-inactive", Map.of());
    rows.failing("client credentials", "issue-enterprise-inactive", told(() -> token(secret, own)));
    rows.failing(
        "refresh",
        "refresh-enterprise-inactive",
        told(() -> refresh(again.getRefreshToken(), secret)));
    rows.failing("introspection", "introspect-caller-inactive", introspecting(machine, secret));
    relay.world.setEnterpriseActive(app.tenant, true);
    rows.failing("introspection", "introspect-invalid-client", introspecting(machine, "wrong"));
    rows.failingInOutage(
        "introspection", "oauth-temporarily-unavailable", introspecting(machine, secret));
    rows.failingAtAuthorize(() -> toldAtAuthorize(Map.of(), "Allow"));

    int _ = relay.world.storage.sessions().endAll(app.user.id());
    refused(rows, "authorization-login-required", Map.of("prompt", "none"));
    int signIns = browser.signIns();
    Visit last = visit();
    OIDCTokens end = tokens(exchange(last, secret));
    rows.add("expired session", "the user signs in again: " + (browser.signIns() > signIns));
    State state = new State();
    URI out =
        new LogoutRequest(metadata.getEndSessionEndpointURI(), end.getIDToken(), BYE, state)
            .toURI();
    String back = browser.visit(out.toString()).getUrl().toString();
    rows.add("logout", "back with the state: " + back.equals(BYE + "?state=" + state));
    rows.failing(
        "authorize after logout",
        "authorization-login-required",
        () -> toldAtAuthorize(Map.of("prompt", "none"), "Allow"));
    app.setGrants(EnumSet.complementOf(EnumSet.of(GrantType.REFRESH_TOKEN)));
    rows.failing(
        "refresh", "refresh-grant-not-allowed", told(() -> refresh(end.getRefreshToken(), secret)));
    String _ = browser.read(relay.address() + "/signin");
    app.leave();
    refused(rows, "authorization-interaction-required", Map.of("prompt", "none"));

    assertEquals(ClientsDocumentTest.situations("Nimbus"), rows.toString());
  }
}
