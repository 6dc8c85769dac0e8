package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** Spring Security's client for client credentials, and its resource server. */
final class SpringSecurityTest {

  @AutoClose private static final World world = World.ofToday(SigningAlgorithm.RS256);
  private static String issuer;

  @BeforeAll
  static void start() {
    issuer = world.server.address().url();
  }

  private static ClientRegistration registration(String id, String secret, String... scopes) {
    return ClientRegistrations.fromIssuerLocation(issuer)
        .registrationId("tollgate")
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .clientId(id)
        .clientSecret(secret)
        .scope(scopes)
        .build();
  }

  private static OAuth2AuthorizedClientManager manager(
      ClientRegistration registration, RestClientClientCredentialsTokenResponseClient client) {
    ClientCredentialsOAuth2AuthorizedClientProvider provider =
        new ClientCredentialsOAuth2AuthorizedClientProvider();
    provider.setAccessTokenResponseClient(client);
    InMemoryClientRegistrationRepository registrations =
        new InMemoryClientRegistrationRepository(registration);
    AuthorizedClientServiceOAuth2AuthorizedClientManager manager =
        new AuthorizedClientServiceOAuth2AuthorizedClientManager(
            registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
    manager.setAuthorizedClientProvider(provider);
    return manager;
  }

  private static OAuth2AccessToken token(OAuth2AuthorizedClientManager manager) {
    return manager
        .authorize(
            OAuth2AuthorizeRequest.withClientRegistrationId("tollgate").principal("worker").build())
        .getAccessToken();
  }

  /** By itself the client reads the errors of status 400 only. */
  private static RestClientClientCredentialsTokenResponseClient readingErrors() {
    OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();
    RestClientClientCredentialsTokenResponseClient client =
        new RestClientClientCredentialsTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(
                HttpStatusCode::isError,
                (request, response) -> {
                  throw new OAuth2AuthorizationException(errors.read(OAuth2Error.class, response));
                })
            .build());
    return client;
  }

  private static RestClientClientCredentialsTokenResponseClient signing(RSAKey key) {
    RestClientClientCredentialsTokenResponseClient client = readingErrors();
    client.addParametersConverter(
        new NimbusJwtClientAuthenticationParametersConverter<>(registration -> key));
    return client;
  }

  private static JwtDecoder decoder(String audience) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withIssuerLocation(issuer).validateType(false).build();
    decoder.setJwtValidator(
        JwtValidators.createAtJwtValidator().issuer(issuer).audience(audience).build());
    return decoder;
  }

  private static OpaqueTokenIntrospector introspector(String id, String secret) {
    return SpringOpaqueTokenIntrospector.withIntrospectionUri(issuer + "/oauth2/introspect")
        .clientId(id)
        .clientSecret(secret)
        .build();
  }

  private static void revoke(String id, String secret, String token) {
    MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
    form.add("token", token);
    var _ =
        RestClient.create()
            .post()
            .uri(issuer + "/oauth2/revoke")
            .headers(headers -> headers.setBasicAuth(id, secret))
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .body(form)
            .retrieve()
            .toBodilessEntity();
  }

  @Test
  void aTokenIsFetchedAndKeptByTheClient() {
    Tenant tenant = world.tenant();
    OAuth2AuthorizedClientManager manager =
        manager(registration(tenant.id(), tenant.secret(), "profile:read"), readingErrors());

    OAuth2AccessToken token = token(manager);

    assertEquals(Set.of("profile:read"), token.getScopes());
    assertEquals(token.getTokenValue(), token(manager).getTokenValue());
  }

  @Test
  void aClientWithAKeyNeedsNoSecret() throws Exception {
    RSAKey key = new RSAKeyGenerator(2048).keyID("rsa").generate();
    Method method = new Method.ByKeys(new JWKSet(key.toPublicJWK()).toString());
    Tenant tenant = world.register(world.tenant(), method, Set.of(), List.of());
    ClientRegistration registration =
        ClientRegistration.withClientRegistration(registration(tenant.id(), ""))
            .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
            .build();
    OAuth2AuthorizedClientManager manager = manager(registration, signing(key));

    OAuth2AccessToken token = token(manager);

    assertEquals(tenant.id(), decoder(issuer).decode(token.getTokenValue()).getSubject());
  }

  @Test
  void tokensAreVerifiedThroughARotationUntilTheirKeyIsRetired() {
    Tenant tenant = world.tenant();
    AuthenticationProvider server = new JwtAuthenticationProvider(decoder(issuer));

    String old = token(tenant);
    Authentication before = authenticate(server, old);
    var _ = world.rotate(SigningAlgorithm.RS256);
    String fresh = token(tenant);
    Authentication after = authenticate(server, fresh);
    Authentication still = authenticate(server, old);
    String kid = (String) decoder(issuer).decode(old).getHeaders().get("kid");
    world.retire(kid);

    assertEquals(tenant.id(), before.getName());
    assertEquals(tenant.id(), after.getName());
    assertEquals(tenant.id(), still.getName());
    assertTrue(
        after.getAuthorities().stream()
            .anyMatch(it -> "SCOPE_assets:read".equals(it.getAuthority())));
    AuthenticationProvider restarted = new JwtAuthenticationProvider(decoder(issuer));
    assertTrue(authenticate(restarted, fresh).isAuthenticated());
    assertEquals(
        "invalid_token",
        assertThrows(InvalidBearerTokenException.class, () -> authenticate(restarted, old))
            .getError()
            .getErrorCode());
  }

  @Test
  void aTokenForAnotherResourceIsInvalid() {
    AuthenticationProvider server =
        new JwtAuthenticationProvider(decoder("https://elsewhere.example"));
    String token = token(world.tenant());

    assertThrows(InvalidBearerTokenException.class, () -> authenticate(server, token));
  }

  @Test
  void aTokenIsIntrospectedUntilItIsRevoked() {
    Tenant tenant = world.tenant();
    AuthenticationProvider server =
        new OpaqueTokenAuthenticationProvider(introspector(tenant.id(), tenant.secret()));
    String token = token(tenant);

    Authentication before = authenticate(server, token);
    revoke(tenant.id(), tenant.secret(), token);

    assertEquals(tenant.id(), before.getName());
    assertTrue(
        before.getAuthorities().stream()
            .anyMatch(it -> "SCOPE_assets:read".equals(it.getAuthority())));
    assertThrows(InvalidBearerTokenException.class, () -> authenticate(server, token));
  }

  @Test
  void anOutageIsNeverAnInvalidToken() {
    Tenant tenant = world.tenant();
    AuthenticationProvider server =
        new OpaqueTokenAuthenticationProvider(introspector(tenant.id(), tenant.secret()));
    String token = token(tenant);

    AuthenticationServiceException failed =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null),
            () ->
                assertThrows(
                    AuthenticationServiceException.class, () -> authenticate(server, token)));

    assertTrue(failed.getMessage().contains("503"), failed.getMessage());
    assertTrue(authenticate(server, token).isAuthenticated());
  }

  @Test
  void aRefusalIsAnErrorOfTheClient() {
    Tenant tenant = world.tenant();
    Tenant dormant = world.tenant();
    world.setEnterpriseActive(dormant, false);

    String wrongSecret = refusal(registration(tenant.id(), "wrong"));
    String foreignScope = refusal(registration(tenant.id(), tenant.secret(), "admin"));
    String inactive = refusal(registration(dormant.id(), dormant.secret()));
    ClientRegistration usual = registration(tenant.id(), tenant.secret());
    String outage =
        world.outage.during(() -> new StoreUnavailable("an outage", null), () -> refusal(usual));

    assertEquals("invalid_client", wrongSecret);
    assertEquals("invalid_scope", foreignScope);
    assertEquals("unauthorized_client", inactive);
    assertEquals("temporarily_unavailable", outage);
  }

  private static String refusal(ClientRegistration registration) {
    OAuth2AuthorizedClientManager manager = manager(registration, readingErrors());
    return assertThrows(OAuth2AuthorizationException.class, () -> token(manager))
        .getError()
        .getErrorCode();
  }

  private static Authentication authenticate(AuthenticationProvider server, String token) {
    return server.authenticate(new BearerTokenAuthenticationToken(token));
  }

  private static String token(Tenant tenant) {
    return token(manager(registration(tenant.id(), tenant.secret()), readingErrors()))
        .getTokenValue();
  }
}
