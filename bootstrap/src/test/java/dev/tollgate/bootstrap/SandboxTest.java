package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.ErrorReference;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients of sandboxes name the error that they are answered with; no other client does. */
final class SandboxTest {

  private static final String TRIGGER = "Tollgate-Trigger: ";
  private static final String GRANT = "grant_type=client_credentials&";

  private static World world;
  private static Tenant sandboxed;
  private static Tenant other;

  @BeforeAll
  static void start() {
    world = World.with(ContractFiles.NONE);
    sandboxed = world.tenant();
    other = world.tenant();
    CompanyId id = sandboxed.client().company().orElseThrow();
    Company company = world.storage.companies().find(id).orElseThrow();
    CompanyChange.Details seen = CompanyChange.Details.of(company);
    assertTrue(
        world
            .storage
            .companies()
            .change(
                id,
                new CompanyChange.Update(
                    new CompanyChange.Details(seen.slug(), seen.claims(), true), seen)));
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static RawHttp express() {
    return new RawHttp(world.server.address().port());
  }

  private static RawHttp framework() {
    return new RawHttp(world.withoutExpressLane().address().port());
  }

  private static List<Entry> entries(String contract, String layer, int port) {
    return ErrorReference.of(contract).at("http://127.0.0.1:" + port).entries().stream()
        .filter(entry -> entry.layer().equals(layer))
        .toList();
  }

  private static String token() {
    Reply reply = express().form("/oauth2/token", GRANT + sandboxed.form());
    assertEquals(200, reply.status(), reply.body());
    return reply.body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void everyErrorOfAnEndpointIsReturnedAsItIsDocumented() {
    for (Server server : List.of(world.server, world.withoutExpressLane())) {
      int port = server.address().port();
      RawHttp http = new RawHttp(port);
      List<Entry> oauth = entries("rfc", "oauth", port);
      assertTrue(oauth.size() > 50);
      for (Entry entry : oauth) {
        Provocations.assertDocumented(
            entry, http.form("/oauth2/token", GRANT + sandboxed.form(), TRIGGER + entry.name()));
      }
      for (Entry entry : entries("cliquify", "token", port)) {
        Provocations.assertDocumented(
            entry, http.form("/oauth/access-token", sandboxed.form(), TRIGGER + entry.name()));
      }
      String bearer = "Authorization: Bearer " + token();
      for (Entry entry : entries("rfc", "resource", port)) {
        Provocations.assertDocumented(
            entry, http.get("/guard/rfc", bearer, TRIGGER + entry.name()));
      }
    }
  }

  @Test
  void nothingIsDoneForARequestThatNamesItsError() {
    String token = token();

    Reply revoked =
        express()
            .form(
                "/oauth2/revoke",
                "token=" + token + "&" + sandboxed.form(),
                TRIGGER + "oauth-temporarily-unavailable");

    assertEquals(503, revoked.status());
    assertEquals(204, express().get("/guard/rfc", "Authorization: Bearer " + token).status());
  }

  @Test
  void nobodyElseIsAnsweredDifferently() {
    String wrong = "client_id=" + sandboxed.id() + "&client_secret=x";
    String live = "Authorization: Bearer " + token();
    List<Function<String[], Reply>> requests =
        List.of(
            headers -> express().form("/oauth2/token", GRANT + "scope=x&" + other.form(), headers),
            headers ->
                framework().form("/oauth2/token", GRANT + "scope=x&" + other.form(), headers),
            headers -> express().form("/oauth2/token", GRANT + wrong, headers),
            headers -> framework().form("/oauth2/token", GRANT + wrong, headers),
            headers -> express().form("/oauth2/token", "a=b", headers),
            headers -> express().get("/guard/rfc", headers),
            headers -> express().get("/oauth2/authorize?client_id=" + sandboxed.id(), headers),
            headers -> express().get("/nowhere", headers));
    for (Function<String[], Reply> request : requests) {
      Reply usual = request.apply(new String[0]);

      Reply reply = request.apply(new String[] {TRIGGER + "oauth-temporarily-unavailable"});

      assertEquals(usual.status(), reply.status());
      assertEquals(usual.headers(), reply.headers());
      assertEquals(usual.body(), reply.body());
    }
    assertEquals(204, express().get("/guard/rfc", live, TRIGGER + "issue-invalid-scope").status());
    assertEquals(204, express().get("/guard/rfc", live, TRIGGER + "no-such-error").status());
  }

  @Test
  void anOutageIsStillAnOutage() {
    Reply down =
        world.outage.during(
            Set.of(Companies.class),
            Outage::storeIsDown,
            () ->
                express()
                    .form(
                        "/oauth2/token",
                        GRANT + sandboxed.form(),
                        TRIGGER + "issue-invalid-scope"));

    assertEquals(503, down.status());
  }
}
