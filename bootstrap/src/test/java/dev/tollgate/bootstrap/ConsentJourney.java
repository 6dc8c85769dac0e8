package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do when a client asks for access; it gets them back on the server's front page. */
abstract class ConsentJourney {

  private static final String EMAIL = "ada.lovelace@example.com";
  private static final String PASSWORD = "correct horse battery staple";

  /** 1 pixel. */
  private static final Icon ICON =
      new Icon(
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
              + "rkJggg==");

  private World world;
  private Client client;
  private User ada;
  private Surfer surfer;
  private String request;

  abstract Surfer surfer(String base);

  @BeforeEach
  void start() {
    world = World.ofToday(SigningAlgorithm.ES256);
    Tenant tenant = world.tenant();
    String base = "http://127.0.0.1:" + world.server.address().port();
    client =
        CodeFlowClient.with(
            tenant.client(),
            tenant.client().authentication(),
            new CodeFlow(
                List.of(new RedirectUri(base + "/")),
                List.of(),
                false,
                true,
                true,
                false,
                Optional.of(ICON)));
    world.replace(client);
    ada = world.user(tenant, EMAIL, PASSWORD);
    request =
        "/oauth2/authorize?response_type=code&client_id="
            + client.id()
            + "&redirect_uri="
            + CodeFlowClient.encoded(base + "/")
            + "&scope=openid+profile:read+assets:read&state=xyz&code_challenge="
            + CodeFlowClient.CHALLENGE
            + "&code_challenge_method=S256";
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

  private void signIn(String email) {
    assertEquals("Sign in", surfer.heading());
    surfer.fill("Email", email);
    surfer.fill("Password", PASSWORD);
    surfer.press("Sign in");
  }

  private void ask() {
    surfer.open(request);
    signIn(EMAIL);
    assertEquals("ci wants access", surfer.heading());
  }

  private List<Grant> grants() {
    return world.storage.grants().page(Grants.Filter.ALL, "", 9);
  }

  private String label(String scope) {
    return world.storage.scopes().all().stream()
            .filter(it -> it.scope().equals(new Scope(scope)))
            .findFirst()
            .orElseThrow()
            .description()
        + " "
        + scope;
  }

  private void assertAllowed() {
    assertTrue(surfer.location().startsWith("/?state=xyz&code=ac_"), surfer.location());
  }

  @Test
  void aUserWhoBelongsToSeveralCompaniesChoosesOneAndWhatToAllow() {
    CompanyId other = world.company(new Tenant(client, ""));
    assertTrue(
        world
            .storage
            .users()
            .change(ada.id(), new UserChange.Join(new Membership(other, false), Instant.now())));
    ask();
    assertTrue(surfer.text().contains("Signed in as " + EMAIL), surfer.text());

    surfer.choose("Acme Labs", true);
    surfer.choose(label("assets:read"), false);
    surfer.press("Allow");

    assertAllowed();
    assertEquals(List.of(other), grants().stream().map(Grant::company).toList());
    assertEquals("openid profile:read", grants().getFirst().scopes().toString());
  }

  @Test
  void whatWasAllowedOnceIsNotAskedAgain() {
    ask();
    assertTrue(surfer.text().contains("For Acme Brands"), surfer.text());
    surfer.press("Allow");
    assertAllowed();

    surfer.open(request);

    assertAllowed();
    assertEquals(1, grants().size());
  }

  @Test
  void aUserWhoDeniesGoesBackToTheClientWithoutAGrant() {
    ask();

    surfer.press("Deny");

    assertTrue(surfer.location().contains("error=access_denied"), surfer.location());
    assertEquals(List.of(), grants());
  }

  @Test
  void withNothingTickedOnlyDenyingWorks() {
    ask();
    surfer.choose(label("profile:read"), false);
    surfer.choose(label("assets:read"), false);

    surfer.press("Allow");

    assertEquals("ci wants access", surfer.heading());
    assertTrue(surfer.text().contains("Choose at least one permission, or deny."), surfer.text());
    assertEquals(List.of(), grants());
  }

  @Test
  void aSessionThatEndsBeforeTheFormIsSentAllowsNothing() {
    ask();
    int ended = world.storage.sessions().endAll(ada.id());

    surfer.press("Allow");

    assertEquals(1, ended);
    assertEquals(List.of(), grants());
    signIn(EMAIL);
    assertEquals("ci wants access", surfer.heading());
    surfer.press("Allow");
    assertAllowed();
  }

  @Test
  void aStoreThatGoesDownBeforeTheFormIsSentLosesNothing() {
    ask();

    String during =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null),
            () -> {
              surfer.press("Allow");
              return surfer.heading();
            });

    assertEquals("This page is not available right now.", during);
    assertEquals(List.of(), grants());
    surfer.back();
    surfer.press("Allow");
    assertAllowed();
  }

  @Test
  void somebodyElseSignsInInsteadAndIsAskedTheSame() {
    User bob = world.user(new Tenant(client, ""), "bob@example.com", PASSWORD);
    ask();

    surfer.press("Not you?");
    signIn("bob@example.com");

    assertEquals("ci wants access", surfer.heading());
    assertTrue(surfer.text().contains("Signed in as " + bob.email()), surfer.text());
    surfer.press("Allow");
    assertAllowed();
    assertEquals(List.of(bob.id()), grants().stream().map(Grant::user).toList());
  }

  @Test
  void aUserOfNoFittingCompanyReadsSoAndGoesBack() {
    User eve = world.user(world.tenant(), "eve@example.com", PASSWORD);
    surfer.open(request);
    signIn(eve.email().value());
    assertEquals("You cannot use ci", surfer.heading());

    surfer.press("Go back");

    assertTrue(surfer.location().contains("error=access_denied"), surfer.location());
    assertFalse(surfer.location().contains("code=ac_"), surfer.location());
  }
}
