package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.storage.Grants.Filter;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.persistence.jdbc.MariaDbServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Many requests present the same code, refresh token, assertion, token or grant to two servers over
 * one store, in each contract that has them.
 */
final class RaceTest {

  private static final int REQUESTS = 64;
  private static final int DEADLINE_SECONDS = 120;
  private static final String CONSENT = "/oauth2/authorize/consent";

  @TempDir private Path directory;

  @Test
  void onMemory() throws Exception {
    assertRaces("memory:" + UUID.randomUUID());
  }

  @Test
  void onH2() throws Exception {
    assertRaces("h2:" + directory.resolve("data"));
  }

  @Tag("full")
  @ResourceLock(PostgresServer.LOCK)
  @Test
  void onPostgres() throws Exception {
    PostgresServer.shared().create("raced");

    assertRaces(DurabilityTest.withCredentials(PostgresServer.shared(), "raced"));
  }

  @Tag("full")
  @ResourceLock(MariaDbServer.LOCK)
  @Test
  void onMariaDb() throws Exception {
    MariaDbServer.shared().create("raced");

    assertRaces(DurabilityTest.withCredentials(MariaDbServer.shared(), "raced"));
  }

  private static void assertRaces(String store) throws Exception {
    try (World world = World.over(store);
        World.Node other = world.node()) {
      int[] ports = {world.server.address().port(), other.port()};

      assertOneExchangeWins(new CodeFlowClient(world), ports);
      assertEveryRefreshGetsTheSame(new CodeFlowClient(world), ports);
      assertNoMistakeUsesUpACode(new DnsimpleClient(world), ports);
      assertOneAttemptWins(new PartnerApp(world), ports);
      assertOneAssertionWins(world, ports);
      assertOneRevocationWins(world, ports);
      assertManyConsentsMakeOneGrant(new CodeFlowClient(world), ports);
      assertOneRevocationOfAGrantWins(new PartnerApp(world), ports);
    }
  }

  private static void assertOneExchangeWins(CodeFlowClient app, int... ports) throws Exception {
    String code = app.code("");

    List<Reply> replies =
        raced(
            (http, _) ->
                http.form("/oauth2/token", app.exchangeForm(code) + "&" + app.tenant.form()),
            ports);

    List<Reply> won = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertEquals(1, won.size(), replies.toString());
    for (Reply reply : replies) {
      if (reply.status() != 200) {
        assertEquals(400, reply.status(), reply.toString());
        assertEquals("invalid_grant", CodeFlowClient.member(reply, "error"));
      }
    }
    // the code came more than once, which revokes what it was exchanged for
    String refreshToken = CodeFlowClient.member(won.getFirst(), "refresh_token");
    assertEquals("invalid_grant", CodeFlowClient.member(app.refresh(refreshToken, ""), "error"));
  }

  private static void assertEveryRefreshGetsTheSame(CodeFlowClient app, int... ports)
      throws Exception {
    String refreshToken = RfcUserProvocations.refreshToken(app);

    List<Reply> replies =
        raced(
            (http, _) ->
                http.form(
                    "/oauth2/token",
                    "grant_type=refresh_token&refresh_token="
                        + refreshToken
                        + "&"
                        + app.tenant.form()),
            ports);

    assertEquals(1, replies.stream().map(Reply::body).distinct().count(), replies::toString);
    assertEquals(200, replies.getFirst().status(), replies.getFirst().toString());
    Reply next = app.refresh(CodeFlowClient.member(replies.getFirst(), "refresh_token"), "");
    assertEquals(200, next.status(), next.body());
  }

  /**
   * Only success uses up a code of dnsimple: at first all requests are wrong, then half of them.
   */
  private static void assertNoMistakeUsesUpACode(DnsimpleClient app, int... ports)
      throws Exception {
    Map<String, String> right = app.fields(app.code(""));

    List<Reply> wrong = raced((http, i) -> exchange(http, mistaken(right, i)), ports);
    List<Reply> mixed =
        raced((http, i) -> exchange(http, i / 2 % 2 == 0 ? mistaken(right, i) : right), ports);

    assertTrue(wrong.stream().noneMatch(reply -> reply.status() == 200), wrong::toString);
    List<Reply> won = mixed.stream().filter(reply -> reply.status() == 200).toList();
    assertEquals(1, won.size(), mixed.toString());
    assertTrue(
        mixed.stream().allMatch(reply -> List.of(200, 400, 401).contains(reply.status())),
        mixed::toString);
    String token = CodeFlowClient.member(won.getFirst(), "access_token");
    assertEquals(200, app.whoami(token).status());
  }

  private static Map<String, String> mistaken(Map<String, String> right, int number) {
    Map<String, String> fields = new LinkedHashMap<>(right);
    fields.put(number % 3 == 0 ? "client_secret" : "state", "wrong");
    return fields;
  }

  private static Reply exchange(RawHttp http, Map<String, String> fields) {
    return http.json(DnsimpleClient.TOKEN, DnsimpleClient.json(fields));
  }

  /** Any attempt that finds a code of better-i18n burns it, so a wrong one may leave no winner. */
  private static void assertOneAttemptWins(PartnerApp app, int... ports) throws Exception {
    String right = app.exchangeForm(app.code("org:read"));
    String wrong = right.replace("callback", "elsewhere");

    List<Reply> replies =
        raced((http, i) -> http.form(PartnerApp.TOKEN, i % 8 == 7 ? wrong : right), ports);

    assertTrue(
        replies.stream().filter(reply -> reply.status() == 200).count() <= 1, replies::toString);
    assertTrue(
        replies.stream().allMatch(reply -> List.of(200, 401).contains(reply.status())),
        replies::toString);
  }

  private static void assertOneAssertionWins(World world, int... ports) throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    Method method = new Method.ByKeys(new JWKSet(key).toString(true));
    Tenant client = world.register(world.tenant(), method, Set.of(), List.of());
    String form =
        "grant_type=client_credentials&"
            + RfcAssertionTest.form(RfcAssertionTest.signed(RfcAssertionTest.claims(client), key));

    List<Reply> replies = raced((http, _) -> http.form("/oauth2/token", form), ports);

    assertStatuses(Map.of(200, 1L, 401, REQUESTS - 1L), replies);
  }

  private static void assertOneRevocationWins(World world, int... ports) throws Exception {
    String token = world.token(world.tenant());

    List<Reply> replies = raced((http, _) -> http.form("/oauth/revoke", "token=" + token), ports);

    assertStatuses(Map.of(200, 1L, 422, REQUESTS - 1L), replies);
  }

  private static void assertManyConsentsMakeOneGrant(CodeFlowClient app, int... ports)
      throws Exception {
    Reply _ = app.authorize("");
    app.signIn();
    Map<String, String> fields = Browsing.hidden(app.authorize(""), CONSENT);
    fields.put("decision", "allow");
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + CodeFlowClient.encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    String cookie = "Cookie: " + app.browser.cookie();

    List<Reply> replies =
        raced((http, _) -> http.form(CONSENT, form + "&scope=profile:read", cookie), ports);

    assertStatuses(Map.of(303, (long) REQUESTS), replies);
    assertEquals(
        1,
        app.world
            .storage
            .grants()
            .page(new Filter(Optional.of(app.user.id()), Optional.empty(), Optional.empty()), "", 9)
            .size());
  }

  private static void assertOneRevocationOfAGrantWins(PartnerApp app, int... ports)
      throws Exception {
    Reply tokens = app.exchange(app.code("org:read"));
    String target = PartnerApp.API + "/installations/" + CodeFlowClient.member(tokens, "grant_id");
    String bearer = PartnerApp.bearer(CodeFlowClient.member(tokens, "access_token"));

    List<Reply> replies =
        raced((http, _) -> http.send(RawHttp.request("DELETE", target, "", bearer)), ports);

    assertStatuses(Map.of(204, 1L, 410, REQUESTS - 1L), replies);
  }

  private static void assertStatuses(Map<Integer, Long> expected, List<Reply> replies) {
    assertEquals(
        expected,
        replies.stream().collect(Collectors.groupingBy(Reply::status, Collectors.counting())),
        replies::toString);
  }

  /** The answers to many requests that begin at the same moment. */
  private static List<Reply> raced(BiFunction<RawHttp, Integer, Reply> request, int... ports)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(REQUESTS);
    List<Callable<Reply>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      int number = i;
      RawHttp http = new RawHttp(ports[i % ports.length]);
      requests.add(
          () -> {
            int _ = start.await();
            return request.apply(http, number);
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(REQUESTS)) {
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> each : threads.invokeAll(requests, DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        replies.add(each.get());
      }
      return replies;
    }
  }
}
