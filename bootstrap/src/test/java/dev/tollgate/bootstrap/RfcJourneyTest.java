package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.admin.resource.CreateResource;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract rfc answers when all goes well, and how it reads what is sent. */
final class RfcJourneyTest {

  private static final String GRANT = "grant_type=client_credentials";
  private static final Map<String, String> NEVER_STORED =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Type", "application/json",
          "Pragma", "no-cache");

  @AutoClose private static final World world = new World();

  @BeforeAll
  static void start() {
    for (String resource : List.of("https://api.example/a", "urn:example:b")) {
      var _ = new CreateResource(world.storage.resources()).create(resource);
    }
  }

  @Test
  void aClientGetsATokenAfterTheStandards() {
    Tenant tenant = world.tenant();

    Reply reply = world.form("/oauth2/token", GRANT + "&" + tenant.form());

    String token = member(reply.body(), "access_token");
    assertEquals(200, reply.status());
    assertEquals(new TreeMap<>(NEVER_STORED), new TreeMap<>(reply.headers()));
    assertEquals(
        "{\"access_token\":\""
            + token
            + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
            + "\"scope\":\"profile:read templates:read assets:read\"}",
        reply.body());
    assertTrue(
        part(token, 0).matches("\\{\"typ\":\"at\\+jwt\",\"alg\":\"ES256\",\"kid\":\"[^\"]+\"}"));
    String claims = part(token, 1);
    String id = member(claims, "jti");
    assertEquals(
        ("{\"iss\":\"https://auth.example.com\",\"sub\":\"%1$s\",\"aud\":\"https://auth.example.com\","
             + "\"exp\":1767229200,\"iat\":1767225600,\"jti\":\"%2$s\",\"client_id\":\"%1$s\",\"scope\":\"profile:read"
             + " templates:read assets:read\"}")
            .formatted(tenant.id(), id),
        claims);
  }

  @Test
  void introspectionTellsAClientOfTheSameEnterpriseEverythingInTheContract() {
    Tenant tenant = world.tenant();
    String token = world.rfcToken(tenant);
    Tenant other = sibling(tenant);

    Reply reply = world.form("/oauth2/introspect", "token=" + token + "&" + other.form());

    assertEquals(200, reply.status());
    assertEquals(new TreeMap<>(NEVER_STORED), new TreeMap<>(reply.headers()));
    assertEquals(
        ("{\"active\":true,\"scope\":\"profile:read templates:read assets:read\","
                + "\"client_id\":\"%1$s\",\"token_type\":\"Bearer\",\"exp\":1767229200,"
                + "\"iat\":1767225600,\"sub\":\"%1$s\",\"aud\":\"https://auth.example.com\","
                + "\"iss\":\"https://auth.example.com\",\"jti\":\"%2$s\",\"company\":\"%3$s\","
                + "\"enterprise\":\"%4$s\"}")
            .formatted(
                tenant.id(),
                member(part(token, 1), "jti"),
                tenant.client().company().orElseThrow(),
                tenant.client().enterprise()),
        reply.body());
  }

  @Test
  void aTokenOfAClientWithoutACompanyIsIntrospectedWithoutOne() {
    Tenant tenant = world.tenant();
    String token = world.rfcToken(tenant);
    world.unlink(tenant);

    Reply reply = world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form());

    assertTrue(reply.body().startsWith("{\"active\":true,"));
    assertFalse(reply.body().contains("company"));
  }

  @Test
  void introspectionTellsOfTokensOfOtherContractsAndRevocationLeavesThemAlone() {
    Tenant tenant = world.tenant();
    String token = world.token(tenant);

    Reply told = world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form());
    Reply revoked = world.form("/oauth2/revoke", "token=" + token + "&" + tenant.form());
    Reply after = world.form("/oauth/introspect", "token=" + token);

    assertTrue(told.body().startsWith("{\"active\":true,"), told.body());
    assertEquals("{}", revoked.body());
    assertEquals(200, after.status());
  }

  @Test
  void aTokenOfThisContractIsUnknownToTheOther() {
    String token = world.rfcToken(world.tenant());

    Reply told = world.form("/oauth/introspect", "token=" + token);
    Reply revoked = world.form("/oauth/revoke", "token=" + token);
    Reply opened = world.get("/api/tags", "Authorization: Bearer " + token);

    assertEquals(422, told.status());
    assertEquals("{\"success\":false,\"message\":\"Token not found.\"}", revoked.body());
    assertEquals(401, opened.status());
  }

  @Test
  void aRevokedTokenIsInactiveAndOpensNothing() {
    Tenant tenant = world.tenant();
    String token = world.rfcToken(tenant);

    Reply revoked =
        world.form(
            "/oauth2/revoke", "token=" + token + "&token_type_hint=nonsense&" + tenant.form());
    Reply told = world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form());
    Reply opened = world.get("/guard/rfc", "Authorization: Bearer " + token);

    assertEquals(200, revoked.status());
    assertEquals("{}", revoked.body());
    assertEquals(new TreeMap<>(NEVER_STORED), new TreeMap<>(revoked.headers()));
    assertEquals("{\"active\":false}", told.body());
    assertEquals(401, opened.status());
  }

  @Test
  void aTokenOfAnotherClientIsLeftAloneByRevocation() {
    Tenant tenant = world.tenant();
    String token = world.rfcToken(tenant);

    Reply revoked = world.form("/oauth2/revoke", "token=" + token + "&" + sibling(tenant).form());
    Reply told = world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form());

    assertEquals("{}", revoked.body());
    assertTrue(told.body().startsWith("{\"active\":true,"));
  }

  @Test
  void aPublicClientMayRevokeAndMayNotIntrospect() {
    Tenant open = world.register(world.tenant(), new Method.None(), Set.of(), List.of());

    Reply revoked = world.form("/oauth2/revoke", "token=x.y.z&client_id=" + open.id());
    Reply told = world.form("/oauth2/introspect", "token=x.y.z&client_id=" + open.id());

    assertEquals(200, revoked.status());
    assertEquals(401, told.status());
  }

  @Test
  void aClientForOneContractIsUnknownToTheOther() {
    Method secret = new Method.BySecret(Optional.empty());
    Tenant rfc = world.register(world.tenant(), secret, Set.of(), List.of("rfc"));
    Tenant cliquify = world.register(world.tenant(), secret, Set.of(), List.of("cliquify"));

    assertEquals(200, world.form("/oauth2/token", GRANT + "&" + rfc.form()).status());
    assertEquals(401, world.form("/oauth/access-token", rfc.form()).status());
    assertEquals(401, world.form("/oauth2/token", GRANT + "&" + cliquify.form()).status());
    assertEquals(200, world.form("/oauth/access-token", cliquify.form()).status());
  }

  @Test
  void theHalvesOfBasicAreFormDecoded() {
    Tenant tenant = world.tenant();
    String name = "%" + Integer.toHexString(tenant.id().charAt(0)) + tenant.id().substring(1);

    Reply reply = world.form("/oauth2/token", GRANT, basic(name + ":" + tenant.secret()));

    assertEquals(200, reply.status(), reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic !!!",
        "Basic",
        "Basic bm9jb2xvbg==",
        "Basic JTp4",
        "Basic /zp4",
        "Basic Ong=",
        "Basic eDo=",
        "Bearer abc",
        "Digest x",
        "Negotiate abc"
      })
  void aBrokenOrForeignAuthorizationIsAFailedAuthentication(String authorization) {
    Reply reply = world.form("/oauth2/token", GRANT, "Authorization: " + authorization);

    assertEquals(401, reply.status());
    assertEquals("invalid_client", member(reply.body(), "error"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scope=a%",
        "scope=%zz",
        "scope=%00",
        "scope=%ff",
        "%00=x",
        "client_id=a&client_id=a",
        "grant_type=client_credentials&grant_type=client_credentials",
        "foo=1&foo=2",
        "resource[]=https%3A%2F%2Fapi.example%2Fa",
        "resource%5B0%5D=urn:example:b"
      })
  void aFormThatCannotBeReadIsAnInvalidRequest(String form) {
    Reply reply = world.form("/oauth2/token", form, basic(world.tenant()));

    assertEquals(400, reply.status());
    assertEquals("invalid_request", member(reply.body(), "error"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant_type[]=client_credentials",
        "grant_type=client_credentials&scope[]=profile:read",
        "grant_type=client_credentials&scope[a]=profile:read",
        "grant_type=client_credentials&client_secret[]=x",
        "grant_type=client_credentials&client_assertion[]=x",
        "grant_type=client_credentials&client_id[]=x"
      })
  void aListInPlaceOfAParameterIsAnInvalidRequest(String form) {
    Reply reply = world.form("/oauth2/token", form, basic(world.tenant()));

    assertEquals(400, reply.status());
    assertEquals("invalid_request", member(reply.body(), "error"));
  }

  @Test
  void aSlashAtTheEndAndTheCaseOfTheMethodAreForgiven() {
    Tenant tenant = world.tenant();
    String form = GRANT + "&" + tenant.form();
    String type = "Content-Type: application/x-www-form-urlencoded";

    Reply slash = world.form("/oauth2/token/", form);
    Reply lower = world.send(RawHttp.request("post", "/oauth2/token", form, type));

    assertEquals(200, slash.status(), slash.body());
    assertEquals(200, lower.status(), lower.body());
  }

  @Test
  void unknownParametersAreIgnored() {
    Reply reply =
        world.form("/oauth2/token", GRANT + "&foo=1&bar[]=1&bar[]=2", basic(world.tenant()));

    assertEquals(200, reply.status(), reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "application/json",
        "text/plain",
        "application/x-www-form-urlencodedx",
        "nonsense"
      })
  void aWrongOrMissingMediaTypeIsAnInvalidRequest(String type) {
    String[] headers = type.isEmpty() ? new String[0] : new String[] {"Content-Type: " + type};

    Reply reply =
        world.send(
            RawHttp.request("POST", "/oauth2/token", GRANT + "&" + world.tenant().form(), headers));

    assertEquals(400, reply.status());
    assertEquals("invalid_request", member(reply.body(), "error"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile:read%09assets:read", "%20profile:read", "profile:read%20", "profile:read++x",
        "+", "%22", "profile:read+admin", "Profile:read"
      })
  void aScopeThatIsMalformedOrNotTheClientsIsInvalid(String scope) {
    Reply reply =
        world.form("/oauth2/token", GRANT + "&" + world.tenant().form() + "&scope=" + scope);

    assertEquals(400, reply.status());
    assertEquals("invalid_scope", member(reply.body(), "error"));
  }

  @Test
  void scopesAreNarrowedAndDuplicatesMerged() {
    Reply reply =
        world.form(
            "/oauth2/token",
            GRANT + "&" + world.tenant().form() + "&scope=assets:read+profile:read+assets:read");

    assertEquals("assets:read profile:read", member(reply.body(), "scope"));
  }

  @Test
  void aClientWithoutScopesGetsNoToken() {
    Reply reply = world.form("/oauth2/token", GRANT + "&" + world.tenant("").form());

    assertEquals("invalid_scope", member(reply.body(), "error"));
  }

  @Test
  void aTokenIsMeantForTheResourcesAskedFor() {
    Tenant tenant = world.tenant();
    String a = "&resource=https%3A%2F%2Fapi.example%2Fa";

    String one = world.rfcToken(tenant, a);
    String two = world.rfcToken(tenant, a + "&resource=urn:example:b");

    assertTrue(part(one, 1).contains("\"aud\":\"https://api.example/a\""));
    assertTrue(part(two, 1).contains("\"aud\":[\"https://api.example/a\",\"urn:example:b\"]"));
    Reply told = world.form("/oauth2/introspect", "token=" + two + "&" + tenant.form());
    assertTrue(
        told.body().contains("\"aud\":[\"https://api.example/a\",\"urn:example:b\"]"), told.body());
    assertEquals(204, guard(one, "?resource=https://api.example/a"));
    assertEquals(401, guard(one, "?resource=urn:example:b"));
    assertEquals(401, guard(one, ""));
    assertEquals(204, guard(two, "?resource=urn:example:b"));
    assertEquals(204, guard(world.rfcToken(tenant), ""));
    assertEquals(204, guard(world.rfcToken(tenant), "?resource=" + World.ISSUER));
  }

  @Test
  void oneResourceMayBeAskedForInAnotherSpelling() {
    Tenant tenant = world.tenant();
    String api = "https://api.example/a";

    String one = world.rfcToken(tenant, "&resource=HTTPS://API.example:443/a");
    String issuer = world.rfcToken(tenant, "&resource=" + World.ISSUER + "/");

    assertTrue(part(one, 1).contains("\"aud\":\"" + api + "\""), part(one, 1));
    assertTrue(part(issuer, 1).contains("\"aud\":\"" + World.ISSUER + "\""), part(issuer, 1));
    assertEquals(204, guard(one, "?resource=" + api));
    assertEquals(204, guard(one, "?resource=https://API.example:443/a"));
    assertEquals(204, guard(issuer, "?resource=" + World.ISSUER + "/"));
    assertEquals(401, guard(one, "?resource=https://api.example/A"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&audience=https://api.example/a",
        "&audience=https://api.example/a&resource=https://api.example/a",
        "&audience=https://API.example/a&resource=https://api.example:443/a",
        "&audience=https://api.example/a&audience=https://api.example/a"
      })
  void audienceIsAnotherNameForResource(String asked) {
    String token = world.rfcToken(world.tenant(), asked);

    assertTrue(part(token, 1).contains("\"aud\":\"https://api.example/a\""), part(token, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&audience=https://unknown.example",
        "&audience=https://api.example/a&resource=urn:example:b",
        "&audience=urn:example:b&resource=urn:example:b&resource=https://api.example/a",
        "&audience=nothing&resource=https://api.example/a"
      })
  void anAudienceThatIsNoResourceOrDisagreesWithItIsAnInvalidTarget(String asked) {
    Reply reply = world.form("/oauth2/token", GRANT + "&" + world.tenant().form() + asked);

    assertEquals("invalid_target", member(reply.body(), "error"));
  }

  @Test
  void failedAuthenticationHidesThatAudienceAndResourceDiffer() {
    Reply reply =
        world.form(
            "/oauth2/token",
            GRANT
                + "&client_id=nobody&client_secret=wrong"
                + "&audience=https://api.example/a&resource=urn:example:b");

    assertEquals("invalid_client", member(reply.body(), "error"));
  }

  @Test
  void theGuardAsksForEveryScopeInTheQuery() {
    String token = world.rfcToken(world.tenant(), "&scope=profile:read+assets:read");

    assertEquals(204, guard(token, "?scope=assets:read+profile:read"));
    assertEquals(403, guard(token, "?scope=assets:read%20templates:read"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?scope=a&scope=b",
        "?scope=%22",
        "?scope=a++b",
        "?scope[]=a",
        "?resource=relative",
        "?resource=https://a.example%23f",
        "?scope=%zz",
        "?scope=",
        "?resource=",
        "?scopes=admin",
        "?access_token=x"
      })
  void aGuardThatIsAskedUnreadablyDoesNotOpen(String query) {
    String token = world.rfcToken(world.tenant());

    assertEquals(400, guard(token, query));
  }

  @Test
  void aTokenInTheQueryIsIgnored() {
    String token = world.rfcToken(world.tenant());

    Reply reply = world.get("/guard/rfc?access_token=" + token);

    assertEquals(401, reply.status());
    assertEquals("Bearer realm=\"tollgate\"", reply.headers().get("WWW-Authenticate"));
  }

  private static int guard(String token, String query) {
    return world.get("/guard/rfc" + query, "Authorization: Bearer " + token).status();
  }

  @Test
  void theMetadataSayWhatIsEnabled() {
    Reply reply = world.get("/.well-known/oauth-authorization-server");

    assertEquals(200, reply.status());
    assertEquals("*", reply.headers().get("Access-Control-Allow-Origin"));
    assertEquals(
        "{\"issuer\":\"https://auth.example.com\","
            + "\"token_endpoint\":\"https://auth.example.com/oauth2/token\","
            + "\"introspection_endpoint\":\"https://auth.example.com/oauth2/introspect\","
            + "\"revocation_endpoint\":\"https://auth.example.com/oauth2/revoke\","
            + "\"jwks_uri\":\"https://auth.example.com/oauth2/jwks\","
            + "\"authorization_endpoint\":\"https://auth.example.com/oauth2/authorize\","
            + "\"userinfo_endpoint\":\"https://auth.example.com/oauth2/userinfo\","
            + "\"end_session_endpoint\":\"https://auth.example.com/oauth2/logout\","
            + "\"scopes_supported\":[\"email\",\"groups\",\"offline_access\",\"openid\","
            + "\"profile\",\"assets:read\",\"profile:read\",\"templates:read\"],"
            + "\"response_types_supported\":[\"code\"],"
            + "\"response_modes_supported\":[\"query\",\"form_post\"],"
            + "\"code_challenge_methods_supported\":[\"S256\"],"
            + "\"authorization_response_iss_parameter_supported\":true,"
            + "\"subject_types_supported\":[\"public\"],"
            + "\"claims_supported\":[\"sub\",\"name\",\"preferred_username\",\"updated_at\","
            + "\"email\",\"email_verified\",\"groups\",\"auth_time\",\"amr\",\"azp\",\"sid\"],"
            + "\"prompt_values_supported\":[\"login\",\"none\",\"consent\",\"select_account\"],"
            + "\"request_parameter_supported\":false,"
            + "\"request_uri_parameter_supported\":false,"
            + "\"grant_types_supported\":[\"authorization_code\",\"client_credentials\","
            + "\"refresh_token\"],"
            + methods("token", ",\"none\"")
            + methods("introspection", "")
            + methods("revocation", ",\"none\"")
            + "\"id_token_signing_alg_values_supported\":[\"RS256\",\"ES256\"]}",
        reply.body());
  }

  private static String methods(String endpoint, String more) {
    return ("\"%1$s_endpoint_auth_methods_supported\":[\"client_secret_basic\","
            + "\"client_secret_post\",\"private_key_jwt\"%2$s],"
            + "\"%1$s_endpoint_auth_signing_alg_values_supported\":"
            + "[\"RS256\",\"RS384\",\"RS512\",\"PS256\",\"PS384\",\"PS512\","
            + "\"ES256\",\"ES384\",\"ES512\",\"EdDSA\",\"Ed25519\"],")
        .formatted(endpoint, more);
  }

  @Test
  void theKeySetHoldsPublicKeysOnlyAndEveryScriptMayReadIt() {
    Reply reply = world.get("/oauth2/jwks");

    assertEquals(200, reply.status());
    assertEquals("*", reply.headers().get("Access-Control-Allow-Origin"));
    assertTrue(reply.body().contains("\"alg\":\"RS256\""));
    assertTrue(reply.body().contains("\"alg\":\"ES256\""));
    assertFalse(reply.body().matches(".*\"(d|p|q|dp|dq|qi|k)\":.*"), reply.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/jwks", "/.well-known/oauth-authorization-server"})
  void aScriptOfAnotherOriginReadsPublicDocuments(String path) {
    Reply reply = world.get(path, "Origin: https://app.example");

    assertEquals(200, reply.status());
    assertEquals("*", reply.headers().get("Access-Control-Allow-Origin"));
    assertEquals(world.get(path).body(), reply.body());
  }

  @Test
  void noAnswerDependsOnTheOriginOfARequest() {
    String origin = "Origin: https://app.example";
    String form = GRANT + "&client_id=nobody&client_secret=x";
    String preflight = "Access-Control-Request-Method: GET";

    Reply refused = world.form("/oauth2/token", form, origin);
    Reply unknown = world.get("/nothing", origin);
    Reply options = world.send(RawHttp.request("OPTIONS", "/oauth2/jwks", "", origin, preflight));

    assertEquals(world.form("/oauth2/token", form).body(), refused.body());
    assertEquals(404, unknown.status());
    assertEquals(405, options.status());
    assertEquals("invalid_request", member(options.body(), "error"));
  }

  @Test
  void aTokenOutlivesItsHourNowhere() {
    Tenant tenant = world.tenant();
    String token = world.rfcToken(tenant);

    world.pass(Duration.ofHours(1));
    Reply told = world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form());
    int opened = guard(token, "");
    world.pass(Duration.ofHours(-1));

    assertEquals("{\"active\":false}", told.body());
    assertEquals(401, opened);
  }

  private static Tenant sibling(Tenant tenant) {
    return world.register(tenant, new Method.BySecret(Optional.empty()), Set.of(), List.of());
  }

  private static String basic(Tenant tenant) {
    return basic(tenant.id() + ":" + tenant.secret());
  }

  private static String basic(String pair) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String part(String token, int index) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]), StandardCharsets.UTF_8);
  }

  private static String member(String json, String name) {
    return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }
}
