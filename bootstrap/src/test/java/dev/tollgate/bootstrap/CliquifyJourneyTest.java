package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs that speak cliquify do, with the answers compared whole. */
final class CliquifyJourneyTest {

  private static final String UNAUTHENTICATED = "{\"message\":\"Unauthenticated.\"}";
  private static final String INVALID =
      "{\"success\":false,\"message\":\"Invalid or expired token.\"}";

  @AutoClose private static final World world = new World();

  @Test
  void aTokenIsIssuedIntrospectedUsedAndRevoked() {
    Tenant tenant = world.tenant();
    world.fill(tenant, List.of(new Document(DocumentKind.TAG, "{\"name\":\"Grün\"}")));

    Reply issued =
        world.json(
            "/oauth/access-token",
            "{\"client_id\":\""
                + tenant.id()
                + "\",\"client_secret\":\""
                + tenant.secret()
                + "\"}");
    String token = issued.body().replaceAll(".*\"access_token\":\"|\".*", "");
    Reply introspected = world.json("/oauth/introspect", "{\"token\":\"" + token + "\"}");
    Reply used = world.get("/api/tags", "Authorization: bearer " + token);
    Reply revoked = world.json("/oauth/revoke", "{\"token\":\"" + token + "\"}");

    assertEquals(200, issued.status());
    assertEquals(
        Map.of(
            "Content-Type", "application/json", "Cache-Control", "no-store", "Pragma", "no-cache"),
        issued.headers());
    assertEquals(
        "{\"success\":true,\"token\":{\"token_type\":\"Bearer\",\"expires_in\":2592000,"
            + "\"access_token\":\""
            + token
            + "\"}}",
        issued.body());
    assertEquals(
        "{\"success\":true,\"message\":\"\",\"data\":{\"active\":true,\"client_id\":\""
            + tenant.id()
            + "\",\"user_id\":null,\"scopes\":[\"profile:read\",\"templates:read\","
            + "\"assets:read\"],\"expires_at\":\""
            + expiryOf(token)
            + "\"}}",
        introspected.body());
    assertEquals(
        "{\"data\":[{\"name\":\"Grün\"}],\"meta\":{\"page\":1,\"per_page\":50,\"total\":1}}",
        used.body());
    assertEquals(
        "{\"success\":true,\"message\":\"Token successfully revoked.\",\"data\":null}",
        revoked.body());
    assertEquals(UNAUTHENTICATED, world.get("/api/tags", "Authorization: Bearer " + token).body());
    assertEquals(INVALID, world.form("/oauth/introspect", "token=" + token).body());
    assertEquals(INVALID, world.form("/oauth/revoke", "token=" + token).body());
  }

  private static String expiryOf(String token) {
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    long seconds = Long.parseLong(claims.replaceAll(".*\"exp\":|[,}].*", ""));
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
        .format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
  }

  @Test
  void theHeaderOfATokenIsThePublishedOneWithTheKeyBehindIt() {
    String token = world.token(world.tenant());

    String header =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]), StandardCharsets.UTF_8);

    assertTrue(header.startsWith("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\""), header);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&grant_type=client_credentials", "&grant_type=", "&scope=nothing"})
  void whatIsOptionalChangesNothing(String more) {
    Tenant tenant = world.tenant();

    Reply issued = world.form("/oauth/access-token", tenant.form() + more);

    assertEquals(200, issued.status());
  }

  @Test
  void basicCredentialsCountWhenTheBodyHasNone() {
    Tenant tenant = world.tenant();
    String basic = basic(tenant.id() + ":" + tenant.secret());

    Reply fromHeader = world.send(RawHttp.request("POST", "/oauth/access-token", "", basic));
    Reply fromBody =
        world.form("/oauth/access-token", "client_id=other&client_secret=wrong", basic);
    Reply halfInBody = world.form("/oauth/access-token", "client_id=" + tenant.id(), basic);

    assertEquals(200, fromHeader.status());
    assertEquals(401, fromBody.status());
    assertEquals(
        "{\"client_secret\":[\"The client secret field is required.\"]}", halfInBody.body());
  }

  private static String basic(String pair) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aLiveBearerTokenAtTheTokenEndpointIsIgnored() {
    Tenant tenant = world.tenant();
    String bearer = "Authorization: BEARER " + world.token(tenant);

    Reply issued = world.form("/oauth/access-token", tenant.form(), bearer);
    Reply refused = world.form("/oauth/access-token", "client_id=a&client_secret=b", bearer);

    assertEquals(200, issued.status());
    assertEquals(401, refused.status());
  }

  @Test
  void aNewTokenLeavesOlderOnesAlone() {
    Tenant tenant = world.tenant();
    String first = world.token(tenant);

    String second = world.token(tenant);

    assertEquals(200, world.form("/oauth/introspect", "token=" + first).status());
    assertEquals(200, world.form("/oauth/introspect", "token=" + second).status());
  }

  @Test
  void anInactiveEnterpriseEndsTheEffectOfLiveTokensUntilItIsActiveAgain() {
    Tenant tenant = world.tenant();
    String token = world.token(tenant);
    String bearer = "Authorization: Bearer " + token;

    world.setEnterpriseActive(tenant, false);
    Reply refusedAtIssue = world.form("/oauth/access-token", tenant.form());
    Reply wrongSecret =
        world.form("/oauth/access-token", "client_id=" + tenant.id() + "&client_secret=wrong");
    Reply refusedInUse = world.get("/api/tags", bearer);
    world.setEnterpriseActive(tenant, true);
    Reply servedAgain = world.get("/api/tags", bearer);

    assertEquals("{\"success\":false,\"message\":\"Inactive enterprise.\"}", refusedAtIssue.body());
    assertEquals(401, wrongSecret.status());
    assertEquals(UNAUTHENTICATED, refusedInUse.body());
    assertEquals(200, servedAgain.status());
  }

  @Test
  void tokensOfADisabledClientAndOfAnInactiveEnterpriseCanBeRevoked() {
    Tenant disabled = world.tenant();
    String ofDisabled = world.token(disabled);
    world.disable(disabled);
    Tenant inactive = world.tenant();
    String ofInactive = world.token(inactive);
    world.setEnterpriseActive(inactive, false);

    Reply first = world.form("/oauth/revoke", "token=" + ofDisabled);
    Reply second = world.form("/oauth/revoke", "token=" + ofInactive);

    assertEquals(200, first.status());
    assertEquals(200, second.status());
  }

  @Test
  void aClientWithoutCompanyOrWithAnInactiveOneStillGetsATokenThatOpensNothing() {
    Tenant unlinked = world.tenant();
    Tenant inactive = world.tenant();
    world.unlink(unlinked);
    world.setCompanyActive(inactive, false);

    Reply first = world.get("/api/tags", "Authorization: Bearer " + world.token(unlinked));
    Reply second = world.get("/api/tags", "Authorization: Bearer " + world.token(inactive));

    assertEquals("{\"message\":\"Company not found.\"}", first.body());
    assertEquals("{\"message\":\"Company not found.\"}", second.body());
  }

  @Test
  void aDeletedClientsTokensStayGoneWhenItsIdIsRegisteredAgain() {
    Tenant tenant = world.tenant();
    String token = world.token(tenant);
    world.delete(tenant);
    Tenant again =
        world.register(
            tenant.client().company().orElseThrow().value(),
            World.SCOPES,
            java.util.Optional.of(tenant.id()));

    Reply introspected = world.form("/oauth/introspect", "token=" + token);
    Reply revoked = world.form("/oauth/revoke", "token=" + token);

    assertEquals(tenant.id(), again.id());
    assertEquals(INVALID, introspected.body());
    assertEquals("{\"success\":false,\"message\":\"Token not found.\"}", revoked.body());
  }

  @Test
  void aTokenExpiresWhenItsLifetimeIsOver() {
    String token = world.token(world.tenant());

    world.pass(Duration.ofDays(30));
    Reply late = world.form("/oauth/introspect", "token=" + token);
    world.pass(Duration.ofDays(-30));
    Reply intime = world.form("/oauth/introspect", "token=" + token);

    assertEquals(INVALID, late.body());
    assertEquals(200, intime.status());
  }

  @Test
  void tagsComeInPagesInTheOrderInWhichTheyWereGiven() {
    Tenant tenant = world.tenant();
    world.fill(
        tenant,
        IntStream.rangeClosed(1, 120)
            .mapToObj(i -> new Document(DocumentKind.TAG, "{\"n\":" + i + "}"))
            .toList());
    String bearer = "Authorization: Bearer " + world.token(tenant);

    Reply usual = world.get("/api/tags", bearer);
    Reply last = world.get("/api/tags?page=3&per_page=50", bearer);
    Reply behind = world.get("/api/tags?page=999999&per_page=100", bearer);
    Reply one = world.get("/api/tags?per_page=1&page=7&x=%zz", bearer);

    assertTrue(usual.body().startsWith("{\"data\":[{\"n\":1},{\"n\":2},"), usual.body());
    assertTrue(
        usual.body().endsWith("{\"n\":50}],\"meta\":{\"page\":1,\"per_page\":50,\"total\":120}}"),
        usual.body());
    assertTrue(last.body().startsWith("{\"data\":[{\"n\":101},"), last.body());
    assertEquals(
        "{\"data\":[],\"meta\":{\"page\":999999,\"per_page\":100,\"total\":120}}", behind.body());
    assertEquals(
        "{\"data\":[{\"n\":7}],\"meta\":{\"page\":7,\"per_page\":1,\"total\":120}}", one.body());
  }

  @Test
  void headAnswersLikeGetWithoutABody() {
    String bearer = "Authorization: Bearer " + world.token(world.tenant());

    Reply head = world.send(RawHttp.request("HEAD", "/api/tags", "", bearer));
    Reply get = world.get("/api/tags", bearer);

    assertEquals(200, head.status());
    assertEquals("", head.body());
    assertEquals(new TreeMap<>(get.headers()), new TreeMap<>(head.headers()));
  }

  @Test
  void aCompanySeesItsOwnDocumentsOnly() {
    Tenant one = world.tenant();
    Tenant other = world.tenant();
    world.fill(one, List.of(new Document(DocumentKind.TAG, "{\"of\":\"one\"}")));

    Reply seen = world.get("/api/tags", "Authorization: Bearer " + world.token(other));

    assertEquals("{\"data\":[],\"meta\":{\"page\":1,\"per_page\":50,\"total\":0}}", seen.body());
  }
}
