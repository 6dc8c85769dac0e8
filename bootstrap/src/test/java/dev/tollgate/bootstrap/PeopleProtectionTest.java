package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of people withstand, request by request. */
final class PeopleProtectionTest {

  private static final String PASSWORD = "correct horse battery staple";
  private static final String NAME = "__Host-tollgate-session";

  private static World world;
  private static Tenant tenant;
  private static User ada;

  @BeforeAll
  static void start() {
    world = new World();
    tenant = world.tenant();
    ada = world.user(tenant, "ada@example.com", PASSWORD);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static Browsing signedIn() {
    Browsing browser = new Browsing(world);
    assertEquals(303, browser.signIn("ada@example.com", PASSWORD).status());
    return browser;
  }

  @Test
  void everyRefusedSignInIsTheSameAfterOneHash() {
    User off = world.user(tenant, "off@example.com", PASSWORD);
    boolean _ =
        world
            .storage
            .users()
            .change(
                off.id(),
                new dev.tollgate.application.storage.UserChange.SetEnabled(false, off.createdAt()));

    List<String> replies = new ArrayList<>();
    for (String email : List.of("ada@example.com", "off@example.com", "nob@example.com", "@")) {
      int before = world.hasher.verified.get();
      Reply reply =
          new Browsing(world).signIn(email, PASSWORD + (email.startsWith("a") ? "!" : ""));
      replies.add(
          reply.status()
              + " "
              + reply.headers()
              + " "
              + reply
                  .body()
                  .replace("\"" + email + "\"", "\"EMAIL\"")
                  .replaceAll("(name=\"form_token\" value)=\"[^\"]*\"", "$1")
              + " hashes: "
              + (world.hasher.verified.get() - before));
    }

    assertEquals(1, replies.stream().distinct().count(), "" + replies);
    assertTrue(replies.getFirst().startsWith("200 "), replies.getFirst());
    assertTrue(replies.getFirst().contains("The email or the password is wrong."));
    assertTrue(replies.getFirst().endsWith("hashes: 1"), replies.getFirst());
  }

  @Test
  void thePageIsForOnePersonAndNoOtherSiteShowsIt() {
    Reply page = world.get("/signin");

    TreeMap<String, String> headers = new TreeMap<>(page.headers());
    String cookie = headers.remove("Set-Cookie");
    assertEquals(
        Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action"
                    + " 'self'; frame-ancestors 'none'",
            "Content-Type", "text/html; charset=utf-8",
            "Referrer-Policy", "same-origin",
            "X-Content-Type-Options", "nosniff"),
        headers);
    assertTrue(
        cookie.matches(NAME + "=vis\\.[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax; Secure"),
        cookie);
    assertFalse(page.body().contains("<script"));
    assertTrue(page.body().contains("<html lang=\"en\">"));
  }

  @Test
  void signingInChangesTheCookieAndASessionThatNobodyBeganIsNone() {
    Browsing browser = new Browsing(world);
    Reply _ = browser.get("/signin");
    String before = browser.cookie();
    Reply _ = browser.signIn("ada@example.com", PASSWORD);
    String after = browser.cookie();

    assertNotEquals(before, after);
    assertEquals(200, new Browsing(world).holding(after).get("/account/apps").status());
    for (String other : List.of(before, before.replace("vis.", "ses."))) {
      Reply reply = new Browsing(world).holding(other).get("/account/apps");

      assertEquals(303, reply.status());
      assertEquals("/signin?continue=/account/apps", reply.headers().get("Location"));
    }
  }

  @Test
  void aFormWorksOnlyInItsOwnBrowser() {
    Map<String, String> fields = Browsing.hidden(signedIn().get("/signout"), "/signout");

    Browsing other = signedIn();
    Reply foreignToken = other.post("/signout", fields);
    Reply noToken = other.post("/signout", Map.of());
    Reply noCookie = new Browsing(world).post("/account/apps", fields);

    assertEquals(403, foreignToken.status());
    assertTrue(foreignToken.body().contains("This page was open for too long."));
    assertEquals(403, noToken.status());
    assertEquals(303, noCookie.status());
    assertEquals("/signin?continue=/account/apps", noCookie.headers().get("Location"));
    assertEquals(200, other.get("/account/apps").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://example.com",
        "Origin: null",
        "Origin: https://auth.example.com.example.com",
        "Referer: https://example.com/https://auth.example.com/"
      })
  void aFormOfAnotherSiteIsRefusedWithEveryToken(String header) {
    Browsing browser = signedIn();
    Map<String, String> fields = Browsing.hidden(browser.get("/signout"), "/signout");

    Reply reply = browser.post("/signout", fields, header);

    assertEquals(403, reply.status());
    assertTrue(reply.body().contains("Another site sent this form."), reply.body());
    assertTrue(reply.body().contains("foreign_origin"), reply.body());
    assertEquals(200, browser.get("/account/apps").status());
    assertEquals(
        303, browser.post("/signout", fields, "Origin: https://auth.example.com").status());
  }

  @Test
  void aFormIsBoundToWhereItLeads() {
    Browsing browser = new Browsing(world);
    Map<String, String> fields =
        Browsing.hidden(browser.get("/signin?continue=/account/apps"), "/signin");
    fields.put("continue", "/account/apps?changed");
    fields.putAll(Map.of("email", "ada@example.com", "password", PASSWORD));

    assertEquals(403, browser.post("/signin", fields).status());
  }

  @Test
  void aFormThatIsSentTwiceWorksTwice() {
    Browsing browser = new Browsing(world);
    Map<String, String> fields = Browsing.hidden(browser.get("/signin"), "/signin");
    fields.putAll(Map.of("email", "ada@example.com", "password", PASSWORD));
    String before = browser.cookie();

    Reply first = browser.post("/signin", fields);
    Reply withTheNewCookie = browser.post("/signin", fields);
    Reply withTheOldCookie = browser.holding(before).post("/signin", fields);

    for (Reply reply : List.of(first, withTheNewCookie, withTheOldCookie)) {
      assertEquals(303, reply.status());
      assertEquals("/account/apps", reply.headers().get("Location"));
    }
  }

  @Test
  void whileTheStoreIsDownThePageSaysSoAndTheSameFormWorksAfterwards() {
    Browsing browser = new Browsing(world);
    Map<String, String> fields = Browsing.hidden(browser.get("/signin"), "/signin");
    fields.putAll(Map.of("email", "ada@example.com", "password", PASSWORD));

    Reply down =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null), () -> browser.post("/signin", fields));
    Reply up = browser.post("/signin", fields);

    assertEquals(503, down.status());
    assertEquals("2", down.headers().get("Retry-After"));
    assertTrue(down.body().contains("This page is not available right now."));
    assertEquals(303, up.status());
  }

  @Test
  void whenTooManySignInTheFormIsShownOnceMore() {
    Browsing browser = new Browsing(world);

    Reply busy = world.hasher.whileBusy(() -> browser.signIn("ada@example.com", PASSWORD));

    assertEquals(503, busy.status());
    assertEquals("2", busy.headers().get("Retry-After"));
    assertTrue(busy.body().contains("Too many people are signing in right now."));
    assertTrue(busy.body().contains("value=\"ada@example.com\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=b",
        "=",
        ";;;",
        "\"",
        NAME + "=",
        NAME + "=ses.",
        NAME + "=\u00e4",
        NAME + "=ses.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; " + NAME + "=x",
        NAME + "=%00"
      })
  void oddCookiesAreNobodys(String cookie) {
    assertEquals(200, world.get("/signin", "Cookie: " + cookie).status());
    assertEquals(303, world.get("/account/apps", "Cookie: " + cookie).status());
  }

  @Test
  void manyCookiesOfOthersAreNoTroubleUpToTheLimitOfAllHeaders() {
    String session = signedIn().cookie();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append("other").append(i).append("=value; ");
    }

    assertEquals(200, world.get("/account/apps", "Cookie: " + many + session).status());
    assertEquals(
        200,
        world.get("/account/apps", "Cookie: x=" + "y".repeat(32_000) + "; " + session).status());
    Reply tooMuch =
        world.get("/account/apps", "Cookie: x=" + "y".repeat(32 * 1024) + "; " + session);
    assertEquals(431, tooMuch.status());
    assertTrue(tooMuch.body().contains("Your browser sent too many cookies."), tooMuch.body());
  }

  @Test
  void hostileTextStaysText() {
    String script = "\"><script>alert(1)</script>@example.com";

    Reply reply = new Browsing(world).signIn(script, PASSWORD);

    assertEquals(200, reply.status());
    assertFalse(reply.body().contains("<script>"), reply.body());
  }

  @Test
  void noPageChangesAnythingWhenItIsOnlyRead() {
    Browsing browser = signedIn();
    int before = world.storage.sessions().of(ada.id()).size();

    for (String path : List.of("/signout", "/signout?continue=/account/apps", "/account/apps")) {
      assertEquals(200, browser.get(path).status());
    }

    assertEquals(before, world.storage.sessions().of(ada.id()).size());
  }

  @Test
  void everythingWorksBelowThePathOfTheIssuer() {
    try (World below =
        World.ofToday(SigningAlgorithm.ES256, Optional.of("https://auth.example.com/login"))) {
      User _ = below.user(below.tenant(), "ada@example.com", PASSWORD);
      Browsing browser = new Browsing(below);
      // The proxy in front strips the path.
      Reply first = browser.get("/account/apps");
      String signIn = first.headers().get("Location");
      Map<String, String> fields =
          Browsing.hidden(browser.get(signIn.replace("/login", "")), "/login/signin");
      fields.putAll(Map.of("email", "ada@example.com", "password", PASSWORD));

      Reply signedIn = browser.post("/signin", fields);
      Reply apps = browser.get("/account/apps");

      assertEquals("/login/signin?continue=/account/apps", signIn);
      assertEquals("/login/account/apps", signedIn.headers().get("Location"));
      assertTrue(signedIn.headers().get("Set-Cookie").startsWith(NAME + "=ses."));
      assertTrue(signedIn.headers().get("Set-Cookie").contains("; Path=/;"));
      assertEquals(200, apps.status());
      assertEquals(
          List.of(),
          java.util.regex.Pattern.compile("(?:href|src|action)=\"(?!/login/)[^\"]*\"")
              .matcher(apps.body())
              .results()
              .map(java.util.regex.MatchResult::group)
              .toList());
    }
  }
}
