package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.OptionalChange;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.application.admin.tenant.UpdateCompany;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.http.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TokenSettingsJourneyTest {

  @AutoClose private static final World world = new World();

  private final Tenant tenant = world.tenant();
  private final EditClaims editing = new EditClaims(new CanonicalJson());

  private void update(OptionalChange<Duration> lifetime, Map<String, String> claims) {
    var updated =
        new UpdateClient(
                world.storage.clients(),
                world.storage.scopes(),
                editing,
                KnownContracts.of(Set.of()))
            .update(
                tenant.id(),
                new UpdateClient.Changes(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    lifetime,
                    new EditClaims.Changes(new LinkedHashMap<>(claims), List.of())));
    assertEquals("", updated.fold(_ -> "", Object::toString));
  }

  private void lifetime(Duration lifetime) {
    update(new OptionalChange.Replaced<>(lifetime), Map.of());
  }

  private void companyClaims(Map<String, String> claims) {
    var updated =
        new UpdateCompany(world.storage.companies(), editing)
            .update(
                tenant.client().company().orElseThrow().value(),
                new UpdateCompany.Changes(
                    Optional.empty(),
                    new EditClaims.Changes(new LinkedHashMap<>(claims), List.of()),
                    Optional.empty()));
    assertEquals("", updated.fold(_ -> "", Object::toString));
  }

  private static String payload(String token) {
    return new String(
        Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }

  private Reply rfc() {
    return world.form("/oauth2/token", "grant_type=client_credentials&" + tenant.form());
  }

  @Test
  void aClientsTokensLiveAsLongAsItsOwnLifetimeUnderEveryContract() {
    lifetime(Duration.ofMinutes(5));

    String rfc = rfc().body();
    String cliquify = payload(world.token(tenant));

    assertTrue(rfc.contains("\"expires_in\":300,"), rfc);
    assertTrue(cliquify.contains("\"iat\":1767225600"), cliquify);
    assertTrue(cliquify.contains("\"exp\":1767225900"), cliquify);
  }

  @Test
  void aLongerLifetimeIsCutToTheServersWhenATokenIsIssued() {
    lifetime(Duration.ofDays(10));

    String rfc = rfc().body();
    String cliquify = payload(world.token(tenant));

    assertTrue(rfc.contains("\"expires_in\":3600,"), rfc);
    assertTrue(cliquify.contains("\"exp\":" + (1767225600 + 10 * 86_400)), cliquify);
  }

  @Test
  void aKeyRecordsTheLongestLifetimeOfTheTokensThatItSigned() {
    lifetime(Duration.ofDays(20));
    String _ = world.token(tenant);
    Duration longest = longest();
    lifetime(Duration.ofMinutes(5));
    String _ = world.token(tenant);

    assertTrue(longest.compareTo(Duration.ofDays(20)) >= 0, longest.toString());
    assertEquals(longest, longest());
  }

  private static Duration longest() {
    return world.storage.keys().all().stream()
        .filter(key -> key.algorithm() == SigningAlgorithm.RS256)
        .map(SigningKey::longestLifetime)
        .max(Duration::compareTo)
        .orElseThrow();
  }

  @Test
  void customClaimsFollowThoseOfTheContractAndTheClientsCount() {
    companyClaims(Map.of("region", "\"eu\"", "tier", "\"silver\""));
    update(
        new OptionalChange.Unchanged<>(),
        Map.of(
            "tier", "\"gold\"", "https://example.com/l", "{\"a\": [1, 2.50, null, \"\u00e9\"]}"));

    String claims = payload(world.rfcToken(tenant));

    assertTrue(
        claims.endsWith(
            "\"scope\":\"profile:read templates:read assets:read\","
                + "\"https://example.com/l\":{\"a\":[1,2.5,null,\"\u00e9\"]},"
                + "\"tier\":\"gold\",\"region\":\"eu\"}"),
        claims);
  }

  @Test
  void publishedClaimsOfCliquifyStayAsTheyAre() {
    companyClaims(Map.of("region", "\"eu\""));

    assertFalse(payload(world.token(tenant)).contains("region"));
  }

  @Test
  void introspectionDoesNotTellCustomClaims() {
    companyClaims(Map.of("region", "\"eu\""));
    String token = world.rfcToken(tenant);

    Reply reply = world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form());

    assertTrue(reply.body().startsWith("{\"active\":true,"), reply.body());
    assertFalse(reply.body().contains("region"), reply.body());
  }

  @Test
  void aClientWithoutACompanyHasItsOwnClaimsOnly() {
    companyClaims(Map.of("region", "\"eu\""));
    update(new OptionalChange.Unchanged<>(), Map.of("tier", "1"));
    world.unlink(tenant);

    String claims = payload(world.rfcToken(tenant));

    assertTrue(claims.contains("\"tier\":1") && !claims.contains("region"), claims);
  }

  @Test
  void theLargestClaimsFitIntoAHeaderThatTheGuardAccepts() {
    String value = "\"" + "x".repeat(CustomClaims.MAX_BYTES - "{\"a\":\"\"}".length()) + "\"";
    companyClaims(Map.of("a", value));
    update(new OptionalChange.Unchanged<>(), Map.of("b", value));

    String token = world.rfcToken(tenant);
    Reply reply = world.get("/guard/rfc", "Authorization: Bearer " + token);

    assertTrue(token.length() > 2 * CustomClaims.MAX_BYTES, token);
    assertEquals(204, reply.status(), reply.body());
  }
}
