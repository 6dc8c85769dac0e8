package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.RedirectUri;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The authorization code flow of rfc, from the first redirect to the end of the session. */
final class RfcCodeFlowTest {

  @AutoClose private static final World world = new World();

  private final CodeFlowClient app = new CodeFlowClient(world);

  @Test
  void aUserSignsInAllowsAccessAndTheClientGetsTokens() {
    Reply first = app.authorize("&nonce=n-1");
    assertEquals(303, first.status());
    String signIn = first.headers().get("Location");
    Reply signedIn = app.browser.signIn(signIn, app.user.email().value(), CodeFlowClient.PASSWORD);
    Reply page = app.browser.get(signedIn.headers().get("Location"));
    assertEquals(200, page.status(), page.body());
    assertTrue(page.body().contains("<h1>ci wants access</h1>"), page.body());
    Reply allowed = app.decide(page, "allow");
    assertEquals(303, allowed.status());
    Map<String, String> told = CodeFlowClient.redirected(allowed);
    assertEquals("xyz", told.get("state"));
    assertEquals(World.ISSUER, told.get("iss"));

    Reply tokens = app.exchange(told.get("code"));

    assertEquals(200, tokens.status(), tokens.body());
    assertEquals("no-store", tokens.headers().get("Cache-Control"));
    assertTrue(tokens.body().contains("\"scope\":\"openid profile profile:read\""), tokens.body());
    String idToken = claims(CodeFlowClient.member(tokens, "id_token"));
    assertTrue(idToken.contains("\"nonce\":\"n-1\""), idToken);
    assertTrue(idToken.contains("\"aud\":\"" + app.client.id() + "\""), idToken);
    assertTrue(idToken.contains("\"sub\":\"" + app.user.id() + "\""), idToken);
    assertTrue(idToken.contains("\"amr\":[\"pwd\"]"), idToken);
    assertFalse(idToken.contains("\"jti\""), idToken);
    String accessToken = CodeFlowClient.member(tokens, "access_token");
    Reply userinfo = world.get("/oauth2/userinfo", "Authorization: Bearer " + accessToken);
    assertEquals(
        "{\"sub\":\""
            + app.user.id()
            + "\",\"preferred_username\":\""
            + app.user.email()
            + "\",\"updated_at\":"
            + app.user.updatedAt().getEpochSecond()
            + "}",
        userinfo.body());
    assertTrue(introspected(accessToken).contains("\"username\":\"" + app.user.email() + "\""));
  }

  @Test
  void consentIsRememberedAndAskedAgainForMore() {
    String _ = app.code("");

    Reply again = app.authorize("");
    Reply more =
        app.browser.get("/oauth2/authorize?" + app.query("").replace("openid", "openid+email"));
    Reply forced = app.authorize("&prompt=consent");

    assertEquals(302, again.status());
    assertEquals(200, more.status());
    assertEquals(200, forced.status());
  }

  @Test
  void aUserDenies() {
    app.signIn();

    Reply denied = app.decide(app.authorize(""), "deny");

    assertEquals(303, denied.status());
    assertEquals("access_denied", CodeFlowClient.redirected(denied).get("error"));
    assertEquals("xyz", CodeFlowClient.redirected(denied).get("state"));
  }

  @Test
  void aCodeThatComesTwiceRevokesWhatItWasExchangedFor() {
    String code = app.code("");
    Reply first = app.exchange(code);
    String accessToken = CodeFlowClient.member(first, "access_token");

    Reply second = app.exchange(code);

    assertEquals("invalid_grant", CodeFlowClient.member(second, "error"));
    assertEquals("{\"active\":false}", introspected(accessToken));
    assertEquals(
        "invalid_grant",
        CodeFlowClient.member(
            app.refresh(CodeFlowClient.member(first, "refresh_token"), ""), "error"));
  }

  @Test
  void aWrongVerifierRedirectUriOrClientLeavesTheCodeUnspent() {
    String code = app.code("");
    String form = app.exchangeForm(code);
    Tenant other = new CodeFlowClient(world).tenant;

    for (String wrong :
        List.of(
            form.replace(CodeFlowClient.VERIFIER, "a".repeat(43)),
            form.replace("&code_verifier=" + CodeFlowClient.VERIFIER, ""),
            form.replace("callback", "other"),
            form.replaceAll("&redirect_uri=[^&]*", ""))) {
      Reply refused = world.form("/oauth2/token", wrong + "&" + app.tenant.form());
      assertEquals("invalid_grant", CodeFlowClient.member(refused, "error"), wrong);
    }
    Reply foreign = world.form("/oauth2/token", form + "&" + other.form());

    assertEquals("invalid_grant", CodeFlowClient.member(foreign, "error"));
    assertEquals(200, app.exchange(code).status());
  }

  @Test
  void aRefreshTokenIsUsedOnceAndARepeatWithinTheGracePeriodGetsTheSameAnswer() {
    String first = CodeFlowClient.member(app.exchange(app.code("")), "refresh_token");

    Reply renewed = app.refresh(first, "&scope=openid");
    Reply repeated = app.refresh(first, "&scope=openid");
    Reply different = app.refresh(first, "");
    String second = CodeFlowClient.member(renewed, "refresh_token");
    Reply next = app.refresh(second, "");
    Reply reused = app.refresh(first, "&scope=openid");

    assertEquals(200, renewed.status(), renewed.body());
    assertTrue(renewed.body().contains("\"scope\":\"openid\""), renewed.body());
    assertEquals(renewed.body(), repeated.body());
    assertEquals("invalid_grant", CodeFlowClient.member(different, "error"));
    assertTrue(next.body().contains("\"scope\":\"openid profile profile:read\""), next.body());
    assertEquals("invalid_grant", CodeFlowClient.member(reused, "error"));
    assertEquals(
        "invalid_grant",
        CodeFlowClient.member(
            app.refresh(CodeFlowClient.member(next, "refresh_token"), ""), "error"));
    assertEquals("{\"active\":false}", introspected(CodeFlowClient.member(next, "access_token")));
  }

  @Test
  void aRefreshTokenThatIsUsedAgainAfterTheGracePeriodRevokesItsFamily() {
    String first = CodeFlowClient.member(app.exchange(app.code("")), "refresh_token");
    Reply renewed = app.refresh(first, "");
    world.pass(Duration.ofSeconds(11));

    Reply reused = app.refresh(first, "");

    assertEquals("invalid_grant", CodeFlowClient.member(reused, "error"));
    assertEquals(
        "{\"active\":false}", introspected(CodeFlowClient.member(renewed, "access_token")));
  }

  @Test
  void revokingARefreshTokenRevokesItsFamily() {
    Reply tokens = app.exchange(app.code(""));
    String refreshToken = CodeFlowClient.member(tokens, "refresh_token");
    String before = introspected(refreshToken);

    Reply revoked = world.form("/oauth2/revoke", "token=" + refreshToken + "&" + app.tenant.form());

    assertTrue(before.startsWith("{\"active\":true"), before);
    assertFalse(before.contains("token_type"), before);
    assertEquals("{}", revoked.body());
    assertEquals("{\"active\":false}", introspected(refreshToken));
    assertEquals("{\"active\":false}", introspected(CodeFlowClient.member(tokens, "access_token")));
  }

  @Test
  void aPublicClientNeedsAChallengeAndNoSecret() {
    world.replace(
        CodeFlowClient.with(app.client, new ClientAuthentication.None(), CodeFlowClient.flow()));

    Reply without =
        app.browser.get("/oauth2/authorize?" + app.query("").replaceAll("&code_challenge.*", ""));
    Reply tokens =
        world.form(
            "/oauth2/token", app.exchangeForm(app.code("")) + "&client_id=" + app.client.id());

    assertEquals("invalid_request", CodeFlowClient.redirected(without).get("error"));
    assertEquals(200, tokens.status(), tokens.body());
  }

  @Test
  void promptNoneNeverShowsAPage() {
    assertEquals("login_required", silently());
    app.signIn();
    assertEquals("consent_required", silently());
    String _ = app.code("");
    assertNotEquals(null, CodeFlowClient.redirected(app.authorize("&prompt=none")).get("code"));
  }

  private String silently() {
    return CodeFlowClient.redirected(app.authorize("&prompt=none")).get("error");
  }

  @Test
  void promptLoginAsksForThePasswordAgain() {
    app.signIn();

    Reply again = app.authorize("&prompt=login");
    Reply signedIn =
        app.browser.signIn(
            again.headers().get("Location"), app.user.email().value(), CodeFlowClient.PASSWORD);

    assertEquals(303, again.status());
    assertEquals(200, app.browser.get(signedIn.headers().get("Location")).status());
  }

  @Test
  void anAnswerInAFormIsPostedToTheClient() {
    app.signIn();

    Reply page = app.decide(app.authorize("&response_mode=form_post"), "allow");
    Reply error = app.authorize("&response_mode=form_post&prompt=none&max_age=0x");

    assertEquals(200, page.status());
    assertTrue(page.body().contains("action=\"" + CodeFlowClient.REDIRECT_URI + "\""), page.body());
    assertTrue(page.body().contains("name=\"code\" value=\"ac_"), page.body());
    assertTrue(page.body().contains("name=\"state\" value=\"xyz\""), page.body());
    assertTrue(error.body().contains("name=\"error\" value=\"invalid_request\""), error.body());
  }

  @Test
  void aPostedRequestComesBackWithGet() {
    Reply posted = world.form("/oauth2/authorize", app.query(""));

    assertEquals(303, posted.status());
    assertEquals("/oauth2/authorize?" + app.query(""), posted.headers().get("Location"));
  }

  @Test
  void aRedirectNeverGoesWhereTheClientIsNotRegistered() {
    for (String uri :
        List.of(
            "https://app.example/callback/",
            "https://app.example/callback#x",
            "https://app.example/other/../callback",
            "https://app.example/%63allback",
            "https://APP.example/callback",
            "https://app.example:443/callback",
            "https://app.example@evil.example/callback",
            "https://app.example\\@evil.example/callback",
            "https://app.example.evil.example/callback",
            "https://app.example./callback",
            "//app.example/callback",
            "javascript:alert(1)",
            "https://app.example/callback?x=" + "a".repeat(2048))) {
      Reply reply =
          app.browser.get(
              "/oauth2/authorize?"
                  + app.query("")
                      .replace(
                          CodeFlowClient.encoded(CodeFlowClient.REDIRECT_URI),
                          CodeFlowClient.encoded(uri)));

      assertEquals(400, reply.status(), uri);
      assertEquals(null, reply.headers().get("Location"), uri);
    }
  }

  @Test
  void theIconOfAClientIsOnTheConsentPageWhosePolicyAllowsNoOtherImage() {
    CodeFlow plain = CodeFlowClient.flow();
    CodeFlowClient shop =
        new CodeFlowClient(
            world,
            world.tenant(),
            new CodeFlow(
                plain.redirectUris(),
                List.of(),
                false,
                true,
                true,
                false,
                Optional.of(new Icon("iVBORw0KGgoB"))));
    app.signIn();
    shop.signIn();

    Reply without = app.authorize("");
    Reply with = shop.authorize("");

    assertTrue(
        with.body()
            .contains(
                "<img class=\"icon\" src=\"data:image/png;base64,iVBORw0KGgoB\" alt=\"\""
                    + " width=\"56\" height=\"56\">"),
        with.body());
    assertFalse(without.body().contains("data:"), without.body());
    assertEquals(
        without
            .headers()
            .get("Content-Security-Policy")
            .replace("img-src 'self'", "img-src 'self' data:"),
        with.headers().get("Content-Security-Policy"));
  }

  @Test
  void thePortOfALoopbackAddressMayDiffer() {
    CodeFlowClient local =
        new CodeFlowClient(
            world,
            world.tenant(),
            new CodeFlow(
                List.of(
                    new RedirectUri("http://127.0.0.1/cb"), new RedirectUri("http://localhost/cb")),
                List.of(),
                false,
                true,
                false,
                false));
    local.signIn();

    Reply other = local.browser.get(uri(local, "http://127.0.0.1:4711/cb"));
    Reply localhost = local.browser.get(uri(local, "http://localhost:4711/cb"));

    assertTrue(
        other.headers().get("Location").startsWith("http://127.0.0.1:4711/cb?state=xyz&code="));
    assertEquals(400, localhost.status());
  }

  private static String uri(CodeFlowClient client, String uri) {
    return "/oauth2/authorize?"
        + client
            .query("")
            .replace(
                CodeFlowClient.encoded(CodeFlowClient.REDIRECT_URI), CodeFlowClient.encoded(uri));
  }

  @Test
  void signingOutAtTheWishOfTheClientEndsTheSession() {
    String idToken = CodeFlowClient.member(app.exchange(app.code("")), "id_token");

    Reply asked = app.browser.get("/oauth2/logout");
    Reply out =
        app.browser.get(
            "/oauth2/logout?id_token_hint="
                + idToken
                + "&state=s&post_logout_redirect_uri="
                + CodeFlowClient.encoded(CodeFlowClient.LOGGED_OUT_URI));
    Reply foreign =
        app.browser.get(
            "/oauth2/logout?id_token_hint="
                + idToken
                + "&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F");

    assertEquals("/signout?continue=/oauth2/logout", asked.headers().get("Location"));
    assertEquals(302, out.status());
    assertEquals(CodeFlowClient.LOGGED_OUT_URI + "?state=s", out.headers().get("Location"));
    assertEquals("login_required", silently());
    assertEquals(400, foreign.status());
  }

  @Test
  void signingOutNeverLeadsWhereTheClientIsNotRegistered() {
    CodeFlowClient other = new CodeFlowClient(world);
    String hint = "id_token_hint=" + CodeFlowClient.member(app.exchange(app.code("")), "id_token");
    String own = CodeFlowClient.LOGGED_OUT_URI;
    List<String> uris =
        List.of(
            own + "/",
            own + "#x",
            own + "?x=y",
            own.toUpperCase(Locale.ROOT),
            own.replace("https://", "//"),
            own.replace("https://", "http://"),
            own.replaceFirst("(https://[^/]+)", "$1:443"),
            own.replaceFirst("(https://[^/]+)", "$1@evil.example"),
            own.replaceFirst("(https://[^/]+)", "$1\\\\@evil.example"),
            own.replaceFirst("(https://[^/]+)", "$1.evil.example"),
            CodeFlowClient.REDIRECT_URI,
            "javascript:alert(1)",
            "\r\nLocation: https://evil.example/");

    for (String uri : uris) {
      String target = "&post_logout_redirect_uri=" + CodeFlowClient.encoded(uri);
      for (String from : List.of(hint, "client_id=" + app.tenant.id())) {
        Reply reply = app.browser.get("/oauth2/logout?" + from + target);

        assertEquals(400, reply.status(), uri);
        assertEquals(null, reply.headers().get("Location"), uri);
      }
    }
    Reply ofAnother =
        app.browser.get(
            "/oauth2/logout?"
                + hint
                + "&client_id="
                + other.tenant.id()
                + "&post_logout_redirect_uri="
                + CodeFlowClient.encoded(own));
    assertTrue(ofAnother.headers().get("Location").startsWith("/signout?continue=/oauth2/logout"));
  }

  private String introspected(String token) {
    return world.form("/oauth2/introspect", "token=" + token + "&" + app.tenant.form()).body();
  }

  private static String claims(String jwt) {
    return new String(
        Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]), StandardCharsets.UTF_8);
  }
}
