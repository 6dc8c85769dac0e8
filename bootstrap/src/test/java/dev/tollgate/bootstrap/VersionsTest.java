package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.http.reference.ContractFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients are answered in the version of a contract that they are pinned to. */
final class VersionsTest {

  private static final String VERSION = "rfc@2026-01-01";

  private static final Map<String, String> FILES =
      Map.of(
          "rfc",
          "errors: {issue-invalid-scope: {body: '{\"error\":\"invalid_scope\",\"now\":1}'}}",
          VERSION,
          """
          errors:
            issue-invalid-scope: {status: 422, code: bad_scope, body: '{"code":"bad_scope"}'}
            issue-invalid-client: &client {body: '{"error":"invalid_client","at":"{issuer}"}'}
            code-invalid-client: *client
            refresh-invalid-client: *client
            introspect-invalid-client: *client
            revoke-invalid-client: *client
            resource-insufficient-scope: {status: 400, body: '{"error":"insufficient_scope"}'}
            oauth-temporarily-unavailable: {status: 500, headers: {Retry-After: null}}
          """,
          "rfc@2999-01-01",
          "errors: {issue-invalid-scope: {status: 418}}",
          "acme@2026-02-01",
          "errors: {issue-invalid-scope: {status: 423}}");

  private static final String TOO_MUCH = "grant_type=client_credentials&scope=admin&";

  @TempDir private static Path directory;

  private static World world;
  private static Tenant pinned;
  private static RawHttp http;

  @BeforeAll
  static void start() throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path folder = Files.createDirectories(directory.resolve(file.getKey()));
      Path _ = Files.writeString(folder.resolve("errors.yaml"), file.getValue());
    }
    Path acme = Files.createDirectories(directory.resolve("acme"));
    Path _ =
        Files.writeString(
            acme.resolve("contract.yaml"),
            "{extends: rfc, root: /connect, paths: {/token: /oauth2/token}}");
    world = World.with(new ContractFiles(Optional.of(directory)));
    pinned = world.tenant();
    http = new RawHttp(world.server.address().port());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static Tenant pinnedTo(String... versions) {
    Tenant tenant = world.tenant();
    ClientChange.Details seen = ClientChange.Details.of(tenant.client());
    ClientChange.Details wanted =
        new ClientChange.Details(
            seen.name(),
            seen.scopes(),
            seen.origins(),
            seen.tokenSettings(),
            seen.codeFlow(),
            Stream.of(versions).map(ContractVersion::new).collect(Collectors.toSet()));
    assertTrue(
        world
            .storage
            .clients()
            .change(tenant.client().id(), new ClientChange.Update(wanted, seen)));
    return tenant;
  }

  private static RawHttp framework() {
    return new RawHttp(world.withoutExpressLane().address().port());
  }

  private static Reply tooMuch(String path, Tenant tenant) {
    return http.form(path, TOO_MUCH + tenant.form());
  }

  private static String wording(Reply reply) {
    return reply.headers().getOrDefault("Tollgate-Contract", "-");
  }

  @Test
  void aClientIsPinnedAtRegistrationAndAnsweredInItsVersion() {
    Reply express = tooMuch("/oauth2/token", pinned);
    Reply framework = framework().form("/oauth2/token", TOO_MUCH + pinned.form());
    Reply success = http.form("/oauth2/token", "grant_type=client_credentials&" + pinned.form());

    assertEquals(
        Set.of(new ContractVersion(VERSION), new ContractVersion("acme@2026-02-01")),
        pinned.client().versions());
    assertEquals(422, express.status());
    assertEquals("{\"code\":\"bad_scope\"}", express.body());
    assertEquals(VERSION, wording(express));
    assertEquals(express.body(), framework.body());
    assertEquals(express.headers(), framework.headers());
    assertEquals(200, success.status());
    assertEquals(VERSION, wording(success));
  }

  @Test
  void whoeverIsPinnedToNoVersionGetsTheCurrentWording() {
    Reply reply = tooMuch("/oauth2/token", pinnedTo());

    assertEquals("{\"error\":\"invalid_scope\",\"now\":1}", reply.body());
    assertEquals("-", wording(reply));
  }

  @Test
  void aVersionOfADerivedContractWordsThatContractAlone() {
    Tenant tenant = pinnedTo("acme@2026-02-01");

    Reply acme = tooMuch("/connect/token", tenant);
    Reply rfc = tooMuch("/oauth2/token", tenant);

    assertEquals(423, acme.status());
    assertEquals("acme@2026-02-01", wording(acme));
    assertEquals(400, rfc.status());
    assertEquals("-", wording(rfc));
  }

  @Test
  void aVersionThatIsGoneIsReplacedByTheCurrentWordingAndTheAnswerSaysSo() {
    Reply reply = tooMuch("/oauth2/token", pinnedTo("rfc@2025-01-01"));

    assertEquals("{\"error\":\"invalid_scope\",\"now\":1}", reply.body());
    assertEquals("rfc", wording(reply));
  }

  @Test
  void untilAClientIsAuthenticatedItsVersionDoesNotShow() {
    Reply unknown =
        http.form("/oauth2/token", TOO_MUCH + "client_id=nobody&client_secret=" + pinned.secret());
    Reply wrong =
        http.form("/oauth2/token", TOO_MUCH + "client_id=" + pinned.id() + "&client_secret=x");

    assertEquals(401, wrong.status());
    assertEquals(unknown.body(), wrong.body());
    assertEquals(unknown.headers(), wrong.headers());
    assertEquals("-", wording(wrong));
    assertFalse(wrong.body().contains("\"at\""));
  }

  @Test
  void aBearerTokenNamesItsClient() {
    Reply refused = http.get("/guard/rfc?scope=admin", bearer(http));
    Reply framework = framework().get("/guard/rfc?scope=admin", bearer(framework()));
    Reply permitted = http.get("/guard/rfc", bearer(http));
    Reply without = http.get("/guard/rfc?scope=admin", "Authorization: Bearer x");

    assertEquals(400, refused.status());
    assertEquals(VERSION, wording(refused));
    assertEquals(refused.body(), framework.body());
    assertEquals(refused.headers(), framework.headers());
    assertEquals(204, permitted.status());
    assertEquals(VERSION, wording(permitted));
    assertEquals(401, without.status());
    assertEquals("-", wording(without));
  }

  private static String bearer(RawHttp server) {
    return "Authorization: Bearer "
        + server
            .form("/oauth2/token", "grant_type=client_credentials&" + pinned.form())
            .body()
            .replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void otherContractsAnswerAsBefore() {
    Reply reply = http.form("/oauth/access-token", pinned.form());

    assertEquals(200, reply.status());
    assertEquals("-", wording(reply));
  }

  @Test
  void aVersionIsDocumentedLikeAContract() {
    String json = http.get("/errors/" + VERSION, "Accept: application/json").body();
    String page = http.get("/errors/" + VERSION, "Accept: text/html").body();
    String catalog = http.get("/.well-known/oauth-error-catalog").body();
    String description = http.get("/openapi.yaml").body();

    assertTrue(json.contains("\"contract\":\"" + VERSION + "\""), json);
    assertTrue(json.contains("bad_scope"));
    assertTrue(page.contains("bad_scope"));
    assertTrue(catalog.contains("\"contract\":\"" + VERSION + "\""));
    assertTrue(description.contains("issue-invalid-scope (" + VERSION + ")"));
    assertTrue(description.contains("Tollgate-Contract:"));
  }
}
