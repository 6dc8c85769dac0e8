package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Grant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code flow answers to requests that no well-behaved client or browser sends. */
final class RfcBadInputTest {

  private static final String TOKEN = "/oauth2/token";
  private static final String CONSENT = "/oauth2/authorize/consent";
  private static final int LARGE = 100_000;

  @AutoClose private static final World world = new World();

  private final CodeFlowClient app = new CodeFlowClient(world);

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          GRANT,              PARAMETER
          authorization_code, code
          refresh_token,      refresh_token
          """)
  void aTokenThatCannotBeOneIsRefusedAndLeavesTheGoodOneAlone(String grant, String parameter) {
    String code = app.code("");
    String good = grant.equals("refresh_token") ? refreshToken(code) : code;
    String start = "grant_type=" + grant + "&" + app.tenant.form() + "&" + rest() + parameter + "=";

    assertToken(413, "invalid_request", start + "a".repeat(LARGE));
    assertToken(400, "invalid_grant", start + "a".repeat(50_000));
    assertToken(400, "invalid_request", start + good + "%00");
    assertToken(400, "invalid_request", start + good + "%ff");
    assertToken(400, "invalid_request", start + good + "%zz");
    assertToken(400, "invalid_request", start + good + "&" + parameter + "=" + good);
    assertToken(400, "invalid_grant", start + good + "%0a");
    assertToken(400, "invalid_grant", start + good.toUpperCase(Locale.ROOT));
    assertToken(400, "invalid_request", start);

    assertEquals(200, world.form(TOKEN, start + good).status());
  }

  private String refreshToken(String code) {
    return CodeFlowClient.member(app.exchange(code), "refresh_token");
  }

  /** What an exchange needs besides the code; a refresh ignores it. */
  private String rest() {
    return app.exchangeForm("").replaceFirst(".*&code=&", "") + "&";
  }

  private static void assertToken(int status, String error, String form) {
    Reply reply = world.form(TOKEN, form);

    assertEquals(status, reply.status(), reply.toString());
    assertEquals(error, CodeFlowClient.member(reply, "error"));
  }

  @Test
  void aLargeAccessTokenIsNoToken() {
    String large = "a".repeat(LARGE);
    String smaller = "a".repeat(30_000);

    assertEquals(431, world.get("/oauth2/userinfo", "Authorization: Bearer " + large).status());
    assertEquals(401, world.get("/oauth2/userinfo", "Authorization: Bearer " + smaller).status());
    assertEquals(413, introspected(large).status());
    assertEquals("{\"active\":false}", introspected(smaller).body());
    assertEquals("{\"active\":false}", introspected("a%0ab").body());
    assertEquals(400, introspected("a%00b").status());
  }

  private Reply introspected(String token) {
    return world.form("/oauth2/introspect", "token=" + token + "&" + app.tenant.form());
  }

  @Test
  void aFormThatIsSentAsJsonIsNone() {
    String code = app.code("");
    String json =
        "{\"grant_type\":\"authorization_code\",\"code\":\""
            + code
            + "\",\"client_id\":\""
            + app.tenant.id()
            + "\",\"client_secret\":\""
            + app.tenant.secret()
            + "\"}";

    Reply reply = world.json(TOKEN, json);

    assertEquals(400, reply.status());
    assertEquals("invalid_request", CodeFlowClient.member(reply, "error"));
    assertEquals(400, world.json(CONSENT, json, "Accept: application/json").status());
    assertEquals(200, app.exchange(code).status());
  }

  @Test
  void aBodyWithoutALengthIsNoBody() {
    String code = app.code("");
    String form = app.exchangeForm(code) + "&" + app.tenant.form();

    for (String target : List.of(TOKEN, CONSENT, "/oauth2/authorize", "/oauth2/logout")) {
      Reply reply =
          world.send(
              RawHttp.request(
                      "POST",
                      target,
                      "",
                      "Accept: application/json",
                      "Content-Type: application/x-www-form-urlencoded")
                  + form);

      assertTrue(reply.status() < 500, target + " " + reply);
      assertTrue(!reply.body().contains("access_token"), reply.body());
    }
    assertEquals(200, app.exchange(code).status());
  }

  @Test
  void aBodyInChunksIsRead() {
    String form = app.exchangeForm(app.code("")) + "&" + app.tenant.form();
    Reply reply =
        world.send(
            RawHttp.request(
                    "POST",
                    TOKEN,
                    "",
                    "Transfer-Encoding: chunked",
                    "Content-Type: application/x-www-form-urlencoded")
                + Integer.toHexString(form.length())
                + "\r\n"
                + form
                + "\r\n0\r\n\r\n");

    assertEquals(200, reply.status(), reply.toString());
  }

  @Test
  void manyCookiesOfOthersAreNoTroubleUpToTheLimitOfAllHeaders() {
    app.signIn();
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append("other").append(i).append("=value; ");
    }
    String session = app.browser.cookie();
    Reply page = app.browser.holding(many + session).get("/oauth2/authorize?" + app.query(""));
    Map<String, String> fields = allowed(page);

    Reply tooMany =
        app.browser.holding("x=" + "y".repeat(32 * 1024) + "; " + session).post(CONSENT, fields);
    assertEquals(431, tooMany.status());
    assertEquals(Optional.empty(), grant());

    Reply reply = app.browser.holding(many + session).post(CONSENT, fields);
    assertEquals(303, reply.status(), reply.toString());
    assertTrue(CodeFlowClient.redirected(reply).containsKey("code"));
  }

  /** The fields of a consent form in which everything is allowed. */
  private static Map<String, String> allowed(Reply page) {
    Map<String, String> fields = Browsing.hidden(page, CONSENT);
    fields.putAll(Map.of("decision", "allow", "scope", "profile"));
    return fields;
  }

  private Optional<Grant> grant() {
    return world.storage.grants().live(app.user.id(), app.client.registration(), "rfc").stream()
        .findFirst();
  }

  @Test
  void theFormOfAnotherSessionIsRefused() {
    app.signIn();
    Map<String, String> fields = allowed(app.authorize(""));
    CodeFlowClient other = new CodeFlowClient(world);
    other.signIn();

    Reply reply = other.browser.post(CONSENT, fields);
    Reply withoutCookie = new Browsing(world, "Accept: application/json").post(CONSENT, fields);

    assertEquals(403, reply.status());
    assertEquals(403, withoutCookie.status());
    assertEquals(Optional.empty(), grant());
    assertEquals(
        List.of(), world.storage.grants().live(other.user.id(), app.client.registration(), "rfc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "https://auth.example.com.evil.example"})
  void aFormFromAnotherOriginIsRefused(String origin) {
    app.signIn();
    Map<String, String> fields = allowed(app.authorize(""));

    Reply reply = app.browser.post(CONSENT, fields, "Origin: " + origin);

    assertEquals(403, reply.status());
    assertEquals(Optional.empty(), grant());
    assertEquals(
        303, app.browser.post(CONSENT, fields, "Origin: https://auth.example.com").status());
  }

  @Test
  void aFormWithAnotherRequestThanItsPageShowedIsRefused() {
    app.signIn();
    for (String changed :
        List.of(
            app.query("").replace("profile:read", "templates:read"),
            app.query("").replace("state=xyz", "state=abc"),
            app.query("&resource=https%3A%2F%2Fother.example"),
            new CodeFlowClient(world).query(""))) {
      Map<String, String> fields = allowed(app.authorize(""));
      fields.put("request", changed);

      assertEquals(403, app.browser.post(CONSENT, fields).status(), changed);
    }
    assertEquals(Optional.empty(), grant());
  }

  @Test
  void onlyWhatThePageShowsIsAllowed() {
    app.signIn();
    Map<String, String> fields = Browsing.hidden(app.authorize(""), CONSENT);
    fields.put("decision", "allow");

    Reply reply =
        app.browser.post(
            CONSENT, fields, List.of("profile", "email", "templates:read", "nothing", "a b"));

    assertTrue(CodeFlowClient.redirected(reply).containsKey("code"));
    assertEquals("openid profile", grant().orElseThrow().scopes().toString());
  }

  @Test
  void aCompanyThatIsNotTheUsersIsNotTaken() {
    app.signIn();
    for (String company : List.of("com_nobody", world.company(app.tenant).value())) {
      Map<String, String> fields = allowed(app.authorize(""));
      fields.put("company", company);

      Reply reply = app.browser.post(CONSENT, fields);

      assertTrue(
          reply.headers().getOrDefault("Location", "").startsWith("/oauth2/authorize?"),
          reply.toString());
    }
    assertEquals(Optional.empty(), grant());
  }

  @Test
  void whileTheStoreIsDownThePageSaysSoAndTheSameFormWorksAfterwards() {
    app.signIn();
    Map<String, String> fields = allowed(app.authorize(""));
    Browsing person = new Browsing(world, "Accept: text/html").holding(app.browser.cookie());

    Reply down =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null), () -> person.post(CONSENT, fields));
    assertEquals(503, down.status());
    assertEquals("2", down.headers().get("Retry-After"));
    assertTrue(down.body().contains("<h1"), down.body());
    assertEquals(Optional.empty(), grant());

    Reply up = person.post(CONSENT, fields);
    assertTrue(CodeFlowClient.redirected(up).containsKey("code"));
  }

  @Test
  void whileTheStoreIsDownNoCodeAndNoTokenIsSpent() {
    String code = app.code("");
    Reply down =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null), () -> app.exchange(code));
    Reply up = app.exchange(code);
    String token = CodeFlowClient.member(up, "refresh_token");
    Reply downAgain =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null), () -> app.refresh(token, ""));
    Reply upAgain = app.refresh(token, "");

    assertEquals("temporarily_unavailable", CodeFlowClient.member(down, "error"));
    assertEquals(503, down.status());
    assertEquals(503, downAgain.status());
    assertEquals(200, upAgain.status());
  }

  @Test
  void aFormThatIsSentTwiceMakesOneGrantAndTwoCodes() {
    app.signIn();
    Map<String, String> fields = allowed(app.authorize(""));

    String first = CodeFlowClient.redirected(app.browser.post(CONSENT, fields)).get("code");
    Grant granted = grant().orElseThrow();
    String second = CodeFlowClient.redirected(app.browser.post(CONSENT, fields)).get("code");

    assertEquals(granted.id(), grant().orElseThrow().id());
    assertEquals(200, app.exchange(first).status());
    assertEquals(200, app.exchange(second).status());
  }

  @Test
  void twoTabsWithTwoClientsDoNotMixUp() {
    app.signIn();
    CodeFlowClient second =
        new CodeFlowClient(
            world,
            world.register(
                app.tenant.client().company().orElseThrow().value(),
                World.SCOPES,
                Optional.empty()),
            CodeFlowClient.flow());
    Reply one = app.authorize("");
    Reply two = app.browser.get("/oauth2/authorize?" + second.query(""));

    Reply denied = app.decide(two, "deny");
    Reply allowed = app.decide(one, "allow");

    assertEquals("access_denied", CodeFlowClient.redirected(denied).get("error"));
    String code = CodeFlowClient.redirected(allowed).get("code");
    assertEquals(400, second.exchange(code).status());
    Reply tokens = app.exchange(code);
    assertEquals(200, tokens.status());
    assertEquals(
        List.of(), world.storage.grants().live(app.user.id(), second.client.registration(), "rfc"));
  }

  @Test
  void aSessionThatEndedBetweenThePageAndTheFormStartsAfresh() {
    app.signIn();
    Map<String, String> fields = allowed(app.authorize(""));
    String before = app.browser.cookie();
    world
        .storage
        .sessions()
        .of(app.user.id())
        .forEach(session -> assertTrue(world.storage.sessions().end(session.id())));

    Reply ended = app.browser.post(CONSENT, fields);
    app.signIn();
    Reply afterwards = app.browser.post(CONSENT, fields);
    Reply withTheOldCookie = app.browser.holding(before).post(CONSENT, fields);

    String location = ended.headers().get("Location");
    assertEquals(303, ended.status());
    assertEquals("/oauth2/authorize?" + app.query(""), location);
    assertEquals(403, afterwards.status());
    assertEquals(303, withTheOldCookie.status());
    assertEquals(location, withTheOldCookie.headers().get("Location"));
    assertEquals(Optional.empty(), grant());
  }

  @Test
  void aFormIsGoodForTenMinutes() {
    app.signIn();
    Map<String, String> fields = allowed(app.authorize(""));
    world.pass(Duration.ofMinutes(10).plusSeconds(1));

    Reply late = app.browser.post(CONSENT, fields);
    assertEquals(403, late.status());
    assertEquals(Optional.empty(), grant());

    Map<String, String> fresh = allowed(app.authorize(""));
    world.pass(Duration.ofMinutes(10));
    assertTrue(CodeFlowClient.redirected(app.browser.post(CONSENT, fresh)).containsKey("code"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "%ff", "%zz", "%0d%0aX-Injected:%20yes", "<script>", "%22%3E"})
  void hostileParametersAreNeverTrouble(String value) {
    for (String parameter :
        List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "prompt",
            "max_age",
            "code_challenge",
            "id_token_hint",
            "login_hint",
            "resource",
            "anything")) {
      Map<String, String> parameters = new HashMap<>();
      for (String pair : app.query("").split("&", -1)) {
        String _ = parameters.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
      }
      String _ = parameters.put(parameter, value);
      StringBuilder query = new StringBuilder();
      parameters.forEach((name, it) -> query.append('&').append(name).append('=').append(it));

      Reply reply = app.browser.get("/oauth2/authorize?" + query.substring(1));

      assertTrue(List.of(302, 303, 400).contains(reply.status()), parameter + " " + reply);
      assertTrue(!reply.headers().containsKey("X-Injected"), parameter + " " + reply);
      assertTrue(
          !reply.headers().getOrDefault("Location", "").contains("\n")
              && !reply.body().contains("<script>"),
          parameter + " " + reply);
    }
    assertEquals(Optional.empty(), grant());
    assertTrue(world.storage.clients().find(new ClientId(app.tenant.id())).isPresent());
  }
}
