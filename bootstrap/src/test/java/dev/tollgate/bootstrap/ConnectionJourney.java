package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.CodeFlowClient.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.SigningAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do when they connect organizations with an app; its address is the front page. */
abstract class ConnectionJourney {

  private static final String READ = "May do org:read org:read";
  private static final String WRITE =
      "May do projects:write* projects:write Can change or delete data.";

  private World world;
  private PartnerApp app;
  private CompanyId labs;
  private Surfer surfer;

  abstract Surfer surfer(String base);

  @BeforeEach
  void start() {
    world = World.ofToday(SigningAlgorithm.ES256);
    Tenant tenant = world.tenant();
    String base = "http://localhost:" + world.server.address().port();
    app = PartnerApp.at(world, tenant, base + "/");
    labs = world.company(tenant);
    app.administer(labs);
    surfer = surfer(base);
  }

  @AfterEach
  void stop() {
    try {
      surfer.close();
    } finally {
      world.close();
    }
  }

  private void ask() {
    surfer.open(PartnerApp.AUTHORIZE + "?" + app.query("org:read projects:write"));
    assertEquals("Sign in", surfer.heading());
    surfer.fill("Email", app.user.email().value());
    surfer.fill("Password", PASSWORD);
    surfer.press("Sign in");
    assertEquals("ci wants access", surfer.heading());
  }

  private List<Grant> grants() {
    return world.storage.grants().page(Grants.Filter.ALL, "", 9);
  }

  @Test
  void aUserConnectsTheOrganizationsThatTheyAdministerAndContinuesToTheApp() {
    CompanyId notAdministered = world.company(app.tenant, 7);
    assertTrue(
        world
            .storage
            .users()
            .change(
                app.user.id(),
                new UserChange.Join(new Membership(notAdministered, false), Instant.now())));
    ask();
    assertEquals(2, surfer.text().split("Acme (Brands|Labs)", -1).length - 1, surfer.text());

    surfer.choose("Acme Brands", true);
    surfer.choose("Acme Labs", true);
    surfer.press("Authorize");

    assertEquals("Connection complete", surfer.heading());
    assertEquals(PartnerApp.AUTHORIZE + "/consent", surfer.location());
    surfer.follow("Continue to your app");
    assertTrue(surfer.location().matches("/\\?code=ac_[0-9a-f]+&state=xyz"), surfer.location());
    assertEquals(
        List.of(app.company() + " org:read", labs + " org:read").stream().sorted().toList(),
        grants().stream().map(it -> it.company() + " " + it.scopes()).sorted().toList());
  }

  @Test
  void aDestructiveScopeIsGrantedOnlyToThoseWhoTickIt() {
    ask();

    surfer.choose("Acme Labs", true);
    surfer.choose(WRITE, true);
    surfer.press("Authorize");

    assertEquals("Connection complete", surfer.heading());
    assertEquals(List.of(labs), grants().stream().map(Grant::company).toList());
    assertEquals("org:read projects:write", grants().getFirst().scopes().toString());
  }

  @Test
  void aUserWhoCancelsGoesBackToTheAppWithoutAGrant() {
    ask();

    surfer.press("Cancel");

    assertEquals("/?state=xyz&error=access_denied", surfer.location());
    assertEquals(List.of(), grants());
  }

  @Test
  void aUserWhoChoosesNothingIsAskedAgain() {
    String nothing = "Choose at least one organization and one permission, or cancel.";
    ask();
    surfer.press("Authorize");
    assertEquals("ci wants access", surfer.heading());
    assertTrue(surfer.text().contains(nothing), surfer.text());

    surfer.choose("Acme Labs", true);
    surfer.choose(READ, false);
    surfer.press("Authorize");

    assertTrue(surfer.text().contains(nothing), surfer.text());
    assertEquals(List.of(), grants());
  }

  @Test
  void aFormThatWasOpenForTooLongConnectsNothing() {
    ask();
    world.pass(Duration.ofMinutes(11));

    surfer.choose("Acme Labs", true);
    surfer.press("Authorize");

    assertEquals("Authorization link expired", surfer.heading());
    assertFalse(surfer.location().contains("code="), surfer.location());
    assertEquals(List.of(), grants());
  }
}
