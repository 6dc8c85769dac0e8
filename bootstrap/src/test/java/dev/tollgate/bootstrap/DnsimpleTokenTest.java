package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.admin.grant.RevokeGrant;
import dev.tollgate.application.admin.token.RevokeClientTokens;
import dev.tollgate.application.apps.DisconnectApp;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Membership;
import dev.tollgate.http.reference.ErrorReference;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint of the contract dnsimple, and what becomes of its tokens. */
final class DnsimpleTokenTest {

  private static final String TOKEN = DnsimpleClient.TOKEN;
  private static final Clock CLOCK = Clock.systemUTC();

  @AutoClose private static final World world = new World();

  /** A change of an exchange that breaks one rule, by the error that it leads to. */
  private static Map<String, Consumer<Map<String, String>>> mistakes(boolean isPublic) {
    Map<String, Consumer<Map<String, String>>> mistakes = new LinkedHashMap<>();
    mistakes.put("token-unsupported-grant-type", put("grant_type", "refresh_token"));
    mistakes.put("token-field-missing", put("code", ""));
    mistakes.put("token-code-invalid", put("code", "ac_" + "0".repeat(64)));
    if (!isPublic) {
      mistakes.put("token-invalid-client", put("client_secret", "wrong"));
    }
    mistakes.put("token-redirect-uri-mismatch", put("redirect_uri", "https://other.example"));
    mistakes.put("token-state-mismatch", put("state", "other"));
    if (isPublic) {
      mistakes.put("token-verifier-missing", put("code_verifier", ""));
      mistakes.put("token-verifier-mismatch", put("code_verifier", "wrong"));
    }
    return mistakes;
  }

  private static Consumer<Map<String, String>> put(String field, String value) {
    return fields -> {
      String _ = fields.put(field, value);
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFirstOfTwoAndOfThreeMistakesIsAnsweredAndTheCodeStaysGood(boolean isPublic) {
    DnsimpleClient app = new DnsimpleClient(world, isPublic);
    Map<String, String> right = app.fields(app.code(""));
    Map<String, Consumer<Map<String, String>>> mistakes = mistakes(isPublic);
    List<String> order = List.copyOf(mistakes.keySet());

    for (int i = 0; i < order.size(); i++) {
      for (int j = i; j < order.size(); j++) {
        for (int k = j; k < order.size(); k++) {
          Map<String, String> fields = new LinkedHashMap<>(right);
          for (int broken : new int[] {k, j, i}) { // the first one has the last word on a field
            mistakes.get(order.get(broken)).accept(fields);
          }

          Reply reply = app.exchange(fields);

          assertIs(order.get(i), reply, List.of(order.get(i), order.get(j), order.get(k)));
        }
      }
    }
    assertEquals(200, app.exchange(right).status());
  }

  private static void assertIs(String name, Reply reply, Object what) {
    Entry entry =
        ErrorReference.of("dnsimple").entries().stream()
            .filter(it -> it.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertEquals(entry.status(), reply.status(), () -> what + " " + reply);
    assertEquals(entry.body(), reply.body(), what::toString);
    assertEquals(new TreeMap<>(entry.headers()), reply.headers(), what::toString);
  }

  @Test
  void theCodeOfAnotherClientIsInvalidWhoeverAsksAndStaysGood() {
    DnsimpleClient app = new DnsimpleClient(world);
    DnsimpleClient other = new DnsimpleClient(world);
    String code = app.code("");

    for (String id : List.of(other.client.id().value(), "nobody")) {
      for (String secret : List.of(other.tenant.secret(), app.tenant.secret(), "wrong")) {
        Map<String, String> fields = app.fields(code);
        fields.put("client_id", id);
        fields.put("client_secret", secret);
        fields.put("state", "other");

        assertIs("token-code-invalid", app.exchange(fields), id);
      }
    }
    assertEquals(200, app.exchange(code).status());
  }

  @Test
  void theAnswerHasTheFourMembersThatArePublishedAndNoOther() {
    DnsimpleClient app = new DnsimpleClient(world);
    Reply reply = app.exchange(app.code(""));

    assertEquals(200, reply.status());
    assertEquals(
        "{Cache-Control=no-store, Content-Type=application/json; charset=utf-8}",
        reply.headers().toString());
    assertTrue(
        reply
            .body()
            .matches(
                "\\{\"access_token\":\"dnsimple_o_[0-9A-Za-z]{32}\",\"token_type\":\"Bearer\","
                    + "\"scope\":null,\"account_id\":"
                    + app.accountNumber()
                    + "}"),
        reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/x-www-form-urlencoded",
        "form as application/json"
      })
  void jsonAndFormsAreReadAndSoIsAFormThatIsLabelledAsJson(String label) {
    DnsimpleClient app = new DnsimpleClient(world);
    Map<String, String> fields = app.fields(app.code(""));
    String type = label.replace("form as ", "");
    String body =
        label.equals(type) && type.contains("json")
            ? DnsimpleClient.json(fields)
            : DnsimpleClient.form(fields);

    Reply reply =
        world.send(
            RawHttp.request(
                "POST", TOKEN, body, "Content-Type: " + type, "Authorization: Bearer undefined"));

    assertEquals(200, reply.status(), reply.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"a\":1}}", "{\"code\":\"a\",\"code\":\"b\"}", "a=%zz"})
  void aBodyThatCannotBeReadIsAnInvalidRequest(String body) {
    assertIs("token-unreadable", world.json(TOKEN, body), body);
  }

  @Test
  void theHeaderNamesTheClientOnlyWhereTheBodyDoesNot() {
    DnsimpleClient app = new DnsimpleClient(world);
    String code = app.code("");
    Map<String, String> fields = app.fields(code);
    Map<String, String> half = new LinkedHashMap<>(fields);
    half.remove("client_secret");
    Map<String, String> none = new LinkedHashMap<>(half);
    none.remove("client_id");
    String right = basic(app.client.id() + ":" + app.tenant.secret());
    String wrong = basic(app.client.id() + ":wrong");

    assertIs(
        "token-invalid-client", app.world.form(TOKEN, DnsimpleClient.form(half), right), "half");
    assertIs(
        "token-invalid-client", app.world.form(TOKEN, DnsimpleClient.form(none), wrong), "wrong");
    assertEquals(200, app.world.form(TOKEN, DnsimpleClient.form(none), right).status());
    Map<String, String> other = app.fields(app.code(""));
    assertEquals(200, app.world.form(TOKEN, DnsimpleClient.form(other), wrong).status());
  }

  private static String basic(String pair) {
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyFailedClientAuthenticationLooksAlike() {
    DnsimpleClient disabled = new DnsimpleClient(world);
    String ofDisabled = disabled.code("");
    world.disable(disabled.tenant);
    DnsimpleClient revoked = new DnsimpleClient(world);
    String ofRevoked = revoked.code("");
    world.revokeSecrets(revoked.tenant);
    DnsimpleClient app = new DnsimpleClient(world);
    Map<String, String> wrong = app.fields(app.code(""));
    wrong.put("client_secret", "wrong");
    Map<String, String> missing = new LinkedHashMap<>(wrong);
    missing.remove("client_secret");

    for (Reply reply :
        List.of(
            disabled.exchange(ofDisabled),
            revoked.exchange(ofRevoked),
            app.exchange(wrong),
            app.exchange(missing))) {
      assertIs("token-invalid-client", reply, "");
    }
  }

  @Test
  void aPublicClientMayLeaveOutTheStateAndItsSecretIsIgnored() {
    DnsimpleClient app = new DnsimpleClient(world, true);
    Map<String, String> fields = app.fields(app.code(""));
    fields.remove("state");
    fields.put("client_secret", "anything");

    assertEquals(200, app.exchange(fields).status());
  }

  @Test
  void aConfidentialClientNeedsTheStateAndItsVerifierIsIgnored() {
    DnsimpleClient app = new DnsimpleClient(world);
    String pkce = "&code_challenge=" + CodeFlowClient.CHALLENGE + "&code_challenge_method=S256";
    Map<String, String> fields = app.fields(app.code(pkce));
    fields.put("code_verifier", "anything");
    Map<String, String> stateless = new LinkedHashMap<>(fields);
    stateless.remove("state");

    assertIs("token-state-mismatch", app.exchange(stateless), "");
    assertEquals(200, app.exchange(fields).status());
  }

  @Test
  void aRedirectUriIsNeededAsItWasSentAndMayBeAddedIfItIsRegistered() {
    DnsimpleClient app = new DnsimpleClient(world);
    String sent = CodeFlowClient.REDIRECT_URI + "/deep";
    Map<String, String> fields =
        app.fields(app.codeAt(sent, "&redirect_uri=" + CodeFlowClient.encoded(sent)));
    assertIs("token-redirect-uri-mismatch", app.exchange(fields), "missing");
    fields.put("redirect_uri", CodeFlowClient.REDIRECT_URI);
    assertIs("token-redirect-uri-mismatch", app.exchange(fields), "shorter");
    fields.put("redirect_uri", sent);
    assertEquals(200, app.exchange(fields).status());

    Map<String, String> added = app.fields(app.code(""));
    added.put("redirect_uri", CodeFlowClient.REDIRECT_URI);
    assertEquals(200, app.exchange(added).status());
  }

  @Test
  void aCodeIsGoodForTenMinutesAndOnce() {
    DnsimpleClient app = new DnsimpleClient(world);
    String code = app.code("");
    String late = app.code("");
    world.pass(Duration.ofSeconds(599));
    assertEquals(200, app.exchange(code).status());
    assertIs("token-code-invalid", app.exchange(code), "again");
    world.pass(Duration.ofSeconds(1));
    assertIs("token-code-invalid", app.exchange(late), "late");
    world.pass(Duration.ofMinutes(-10));
  }

  @Test
  void aTokenTellsItsAccountAndNothingElse() {
    DnsimpleClient app = new DnsimpleClient(world);
    String token = app.token();

    Reply whoami = app.whoami(token);
    Reply accounts = world.get("/v2/accounts", "Authorization: Bearer " + token);

    String expected =
        "{\"id\":"
            + app.accountNumber()
            + ",\"email\":null,\"name\":\"Acme Brands\",\"plan_identifier\":\"standard\","
            + "\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"2026-01-01T00:00:00Z\"}";
    assertEquals("{\"data\":{\"user\":null,\"account\":" + expected + "}}", whoami.body());
    assertEquals("{\"data\":[" + expected + "]}", accounts.body());
    assertEquals("application/json; charset=utf-8", whoami.headers().get("Content-Type"));
  }

  @Test
  void anAccountNumberHasThirtyOneBits() {
    try (World last = new World()) {
      DnsimpleClient app = new DnsimpleClient(last);
      CompanyId company = last.company(app.tenant, Integer.MAX_VALUE);
      boolean _ =
          last.storage
              .users()
              .change(
                  app.user.id(), new UserChange.Join(new Membership(company, true), Instant.EPOCH));
      app.signIn();
      Reply page = app.authorize("&account_id=2147483647");
      String code =
          CodeFlowClient.redirected(app.decide(page, "allow", company.value())).get("code");

      Reply reply = app.exchange(code);
      Reply whoami = app.whoami(CodeFlowClient.member(reply, "access_token"));

      assertTrue(reply.body().endsWith("\"account_id\":2147483647}"), reply.body());
      String email = "\"id\":2147483647,\"email\":\"" + app.user.email().value() + "\"";
      assertTrue(whoami.body().contains(email), whoami.body());
    }
  }

  @Test
  void rfcIntrospectsATokenWithoutExpiryHoweverOldItIs() {
    DnsimpleClient app = new DnsimpleClient(world);
    String token = app.token();
    Duration years = Duration.ofDays(100 * 365);
    world.pass(years);
    try {
      Reply introspected =
          world.form("/oauth2/introspect", "token=" + token + "&" + app.tenant.form());
      Reply guard = world.get("/guard/dnsimple", "Authorization: Bearer " + token);
      Reply foreign = world.get("/guard/rfc", "Authorization: Bearer " + token);

      assertTrue(introspected.body().startsWith("{\"active\":true,"), introspected.body());
      assertTrue(!introspected.body().contains("\"exp\""), introspected.body());
      assertEquals(204, guard.status());
      assertEquals(401, foreign.status());
    } finally {
      world.pass(years.negated());
    }
  }

  @Test
  void aTokenEndsInEachWayInWhichItCanBeEnded() {
    Map<String, Consumer<DnsimpleClient>> ends = new LinkedHashMap<>();
    ends.put("grant revoke", app -> grants(app).forEach(DnsimpleTokenTest::revoke));
    ends.put(
        "token revoke-all",
        app -> {
          var _ =
              new RevokeClientTokens(
                      world.storage.clients(),
                      world.storage.clientTokens(),
                      world.storage.grants(),
                      CLOCK)
                  .revoke(app.client.id().value(), _ -> {});
        });
    ends.put(
        "connected apps",
        app ->
            grants(app)
                .forEach(
                    grant -> {
                      boolean _ =
                          new DisconnectApp(world.storage.grants(), CLOCK)
                              .disconnect(app.user.id(), grant.id());
                    }));
    ends.put("client delete", app -> world.delete(app.tenant));
    List<String> still = new ArrayList<>();
    for (Map.Entry<String, Consumer<DnsimpleClient>> end : ends.entrySet()) {
      DnsimpleClient app = new DnsimpleClient(world);
      String token = app.token();
      assertEquals(200, app.whoami(token).status(), end.getKey());

      end.getValue().accept(app);

      if (app.whoami(token).status() != 401) {
        still.add(end.getKey());
      }
    }
    assertEquals(List.of(), still);
  }

  private static List<Grant> grants(DnsimpleClient app) {
    return world.storage.grants().live(app.user.id(), app.client.registration(), "dnsimple");
  }

  private static void revoke(Grant grant) {
    Grants grants = world.storage.grants();
    var _ = new RevokeGrant(grants, world.storage.users(), CLOCK).revoke(grant.id().value());
  }
}
