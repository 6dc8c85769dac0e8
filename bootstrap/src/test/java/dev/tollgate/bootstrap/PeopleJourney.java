package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.User;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do on the pages of every server: sign in, look at their apps, sign out. */
abstract class PeopleJourney {

  private static final String EMAIL = "ada.lovelace@example.com";
  private static final String PASSWORD = "correct horse battery staple";

  private World world;
  private Tenant tenant;
  private User ada;
  private Surfer surfer;

  abstract Surfer surfer(String base);

  @BeforeEach
  void start() {
    world = World.ofToday(SigningAlgorithm.ES256);
    tenant = world.tenant();
    ada = world.user(tenant, EMAIL, PASSWORD);
    surfer = surfer("http://127.0.0.1:" + world.server.address().port());
  }

  @AfterEach
  void stop() {
    try {
      surfer.close();
    } finally {
      world.close();
    }
  }

  private void signIn(String email, String password) {
    surfer.fill("Email", email);
    surfer.fill("Password", password);
    surfer.press("Sign in");
  }

  private Grant grant(Tenant to, String... scopes) {
    Instant now = Instant.parse("2026-01-31T10:00:00Z");
    Grant grant =
        new Grant(
            GrantId.next(now, new SecureRandom()),
            to.client().registration(),
            to.client().id(),
            ada.id(),
            tenant.client().company().orElseThrow(),
            "rfc",
            ScopeSet.of(scopes),
            now,
            now,
            Optional.empty());
    return world.storage.grants().allow(grant, grant.scopes()).orElseThrow();
  }

  @Test
  void whoeverIsNotSignedInDoesThatFirstAndComesBack() {
    surfer.open("/account/apps");
    assertEquals("Sign in", surfer.heading());

    signIn(EMAIL.toUpperCase(java.util.Locale.ROOT), PASSWORD);

    assertEquals("Connected apps", surfer.heading());
    assertEquals("/account/apps", surfer.location());
    assertTrue(surfer.text().contains("Signed in as " + EMAIL), surfer.text());
    assertTrue(surfer.text().contains("No app may act for you."), surfer.text());
    surfer.open("/signin");
    assertEquals("Connected apps", surfer.heading());
  }

  @Test
  void aWrongPasswordKeepsTheEmailAndTheRightOneWorks() {
    surfer.open("/signin");

    signIn(EMAIL, "correct horse battery stapler");

    assertEquals("Sign in", surfer.heading());
    assertTrue(surfer.text().contains("The email or the password is wrong."), surfer.text());
    assertEquals(EMAIL, surfer.value("Email"));
    assertEquals("", surfer.value("Password"));
    signIn(EMAIL, PASSWORD);
    assertEquals("Connected apps", surfer.heading());
  }

  @Test
  void afterTooManyFailuresThePageSaysWhenToTryAgain() {
    surfer.open("/signin");
    for (int i = 0; i < 10; i++) {
      signIn(EMAIL, "guess number " + i);
    }

    signIn(EMAIL, PASSWORD);

    assertTrue(
        surfer.text().contains("There were too many attempts to sign in. Try again in 15 minutes."),
        surfer.text());
    assertEquals(EMAIL, surfer.value("Email"));
  }

  @Test
  void aFormThatWasOpenForTooLongIsShownOnceMore() {
    surfer.open("/signin");
    world.pass(Duration.ofMinutes(11));

    signIn(EMAIL, PASSWORD);

    assertTrue(surfer.text().contains("This page was open for too long."), surfer.text());
    assertEquals(EMAIL, surfer.value("Email"));
    signIn(EMAIL, PASSWORD);
    assertEquals("Connected apps", surfer.heading());
  }

  @Test
  void aSecondTabGoesOnOnceTheFirstHasSignedIn() {
    surfer.open("/signin");
    surfer.newTab();
    surfer.open("/signin");
    signIn(EMAIL, PASSWORD);

    surfer.goToTab(0);
    signIn(EMAIL, PASSWORD);

    assertEquals("Connected apps", surfer.heading());
    assertEquals(1, world.storage.sessions().of(ada.id()).size());
  }

  @Test
  void aStoreThatGoesDownBeforeTheFormIsSentLosesNothing() {
    surfer.open("/signin");

    String during =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null),
            () -> {
              signIn(EMAIL, PASSWORD);
              return surfer.heading();
            });

    assertEquals("This page is not available right now.", during);
    surfer.back();
    signIn(EMAIL, PASSWORD);
    assertEquals("Connected apps", surfer.heading());
  }

  @Test
  void appsAreListedAndOneIsDisconnected() {
    Grant kept = grant(tenant, "profile:read", "templates:read");
    Grant gone =
        grant(
            world.register(
                tenant.client().company().orElseThrow().value(),
                World.SCOPES,
                Optional.of("another-client")),
            "assets:read");
    surfer.open("/account/apps");
    signIn(EMAIL, PASSWORD);
    assertTrue(surfer.text().contains("For Acme Brands, since 31 January 2026"), surfer.text());
    assertTrue(surfer.text().contains("templates:read"), surfer.text());

    surfer.press("Disconnect", "assets:read");

    assertEquals("Connected apps", surfer.heading());
    assertFalse(surfer.text().contains("assets:read"), surfer.text());
    assertTrue(surfer.text().contains("templates:read"), surfer.text());
    assertFalse(world.storage.grants().find(gone.id()).orElseThrow().isLive());
    assertTrue(world.storage.grants().find(kept.id()).orElseThrow().isLive());
  }

  @Test
  void aSessionThatEndsBeforeTheFormIsSentDisconnectsNothing() {
    Grant grant = grant(tenant, "profile:read");
    surfer.open("/account/apps");
    signIn(EMAIL, PASSWORD);
    int ended = world.storage.sessions().endAll(ada.id());

    surfer.press("Disconnect");

    assertEquals(1, ended);
    assertEquals("Sign in", surfer.heading());
    assertTrue(world.storage.grants().find(grant.id()).orElseThrow().isLive());
  }

  @Test
  void somebodyElseSignsInInsteadAndComesBack() {
    User bob = world.user(tenant, "bob@example.com", PASSWORD);
    surfer.open("/account/apps");
    signIn(EMAIL, PASSWORD);

    surfer.press("Not you?");

    assertEquals("Sign in", surfer.heading());
    signIn("bob@example.com", PASSWORD);
    assertEquals("Connected apps", surfer.heading());
    assertTrue(surfer.text().contains("Signed in as " + bob.email()), surfer.text());
    assertEquals(0, world.storage.sessions().of(ada.id()).size());
  }

  @Test
  void whoeverSignsOutIsSignedOut() {
    surfer.open("/account/apps");
    signIn(EMAIL, PASSWORD);
    surfer.follow("Sign out");
    assertEquals("Sign out", surfer.heading());

    surfer.press("Sign out");

    assertEquals("You are signed out", surfer.heading());
    assertEquals(0, world.storage.sessions().of(ada.id()).size());
    surfer.follow("Sign in");
    assertEquals("Sign in", surfer.heading());
  }

  @Test
  void aLinkToAnotherSiteIsRefused() {
    surfer.open("/signin?continue=https://example.com/");

    assertEquals("This link is not valid.", surfer.heading());
    assertTrue(surfer.text().contains("invalid_continue"), surfer.text());
    assertFalse(surfer.text().contains("example.com"), surfer.text());
  }
}
