package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Membership;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The authorization endpoint of the contract dnsimple. */
final class DnsimpleAuthorizationTest {

  @AutoClose private static final World world = new World();

  /** A client and a signed-in user of two companies. */
  private static DnsimpleClient ofTwoAccounts() {
    DnsimpleClient app = new DnsimpleClient(world);
    app.signIn();
    boolean _ =
        world
            .storage
            .users()
            .change(
                app.user.id(),
                new UserChange.Join(
                    new Membership(world.company(app.tenant), false), Instant.EPOCH));
    return app;
  }

  private static long number(String company) {
    return world
        .storage
        .companies()
        .find(new CompanyId(company))
        .orElseThrow()
        .accountNumber()
        .orElseThrow();
  }

  @Test
  void aUserOfOneAccountIsAskedOnceAndThenRedirectedAtOnce() {
    DnsimpleClient app = new DnsimpleClient(world);
    app.signIn();

    Reply page = app.authorize("");
    Reply allowed = app.decide(page, "allow");
    Reply again = app.authorize("");

    assertEquals(200, page.status());
    assertTrue(page.body().contains("It will have full access to the account"), page.body());
    assertFalse(page.body().contains("name=\"scope\""), page.body());
    assertEquals(303, allowed.status());
    assertTrue(
        allowed
            .headers()
            .get("Location")
            .matches("https://app\\.example/callback\\?state=xyz&code=ac_[0-9a-f]{64}"),
        allowed.toString());
    assertEquals(302, again.status());
  }

  @Test
  void anAccountIsChosenBeforehandAndRedirectedAtOnceIfItAuthorizedTheClient() {
    DnsimpleClient app = ofTwoAccounts();
    String first = app.companies().getFirst();
    String second = app.companies().getLast();
    String chosen = "value=\"" + second + "\" required checked";

    Reply unchosen = app.authorize("");
    Reply page = app.authorize("&account_id=" + number(second));
    Reply allowed = app.decide(page, "allow", second);

    assertFalse(unchosen.body().contains("checked"), unchosen.body());
    assertTrue(page.body().contains(chosen), page.body());
    assertEquals(303, allowed.status());
    assertEquals(302, app.authorize("&account_id=" + number(second)).status());
    assertEquals(200, app.authorize("&account_id=" + number(first)).status());
    assertEquals(200, app.authorize("").status());
    String code = CodeFlowClient.redirected(allowed).get("code");
    assertTrue(
        app.exchange(code).body().endsWith("\"account_id\":" + number(second) + "}"),
        "the code is for the account that was chosen");
  }

  @Test
  void anAccountThatMeansNothingIsIgnored() {
    DnsimpleClient app = ofTwoAccounts();
    DnsimpleClient other = new DnsimpleClient(world);
    String usual = app.authorize("").body().replaceAll("(form_token|request|continue).*", "");

    for (String account :
        List.of("0", "-1", "x", "4294967297", "99999999999999999999", "" + other.accountNumber())) {
      Reply page = app.authorize("&account_id=" + account);

      assertEquals(200, page.status(), account);
      assertEquals(usual, page.body().replaceAll("(form_token|request|continue).*", ""), account);
    }
    assertEquals(200, app.authorize("&account_id=1&account_id=2").status());
  }

  @Test
  void aRedirectUriMayBeBelowTheRegisteredOneAndNowhereElse() {
    DnsimpleClient app = new DnsimpleClient(world);

    for (String uri : List.of("https://app.example/callback", "https://app.example/callback/a/b")) {
      assertEquals(303, app.authorize("&redirect_uri=" + CodeFlowClient.encoded(uri)).status());
    }
    for (String uri :
        List.of(
            "https://app.example/callbacks",
            "https://app.example/",
            "https://app.example/callback/../x",
            "https://app.example/callback/%2e%2e/x",
            "https://app.example/callback?a=b",
            "https://app.example/callback#a",
            "https://app.example:8443/callback",
            "https://a@app.example/callback",
            "http://app.example/callback")) {
      Reply reply = app.authorize("&redirect_uri=" + CodeFlowClient.encoded(uri));

      assertEquals(400, reply.status(), uri);
      assertEquals(null, reply.headers().get("Location"), uri);
    }
  }

  @Test
  void aPublicClientNeedsAChallengeAndAMethodNeedsOneToo() {
    DnsimpleClient open = new DnsimpleClient(world, true);
    DnsimpleClient closed = new DnsimpleClient(world);
    String method = "&code_challenge_method=S256";
    String challenge = "&code_challenge=" + CodeFlowClient.CHALLENGE;

    assertEquals("invalid_request", error(open, "&code_challenge=[^&]*", ""));
    assertEquals("invalid_request", error(open, method, ""));
    assertEquals("invalid_request", error(open, method, "&code_challenge_method=plain"));
    assertEquals("invalid_request", error(open, challenge, "&code_challenge=short"));
    assertEquals("invalid_request", error(closed, "$", method));
    assertEquals("invalid_request", error(closed, "$", challenge));
    assertEquals("invalid_request", error(closed, "&state=xyz", ""));
    assertEquals(303, closed.authorize(challenge + method).status());
    assertEquals(303, closed.authorize("&scope=whatever").status());
  }

  private static String error(DnsimpleClient app, String part, String other) {
    Reply reply = app.browser.get("/oauth/authorize?" + app.query("").replaceFirst(part, other));
    assertEquals(302, reply.status(), reply.toString());
    return CodeFlowClient.redirected(reply).get("error");
  }
}
