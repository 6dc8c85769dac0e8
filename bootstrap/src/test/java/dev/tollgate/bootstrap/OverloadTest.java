package dev.tollgate.bootstrap;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server answers while as many requests are under way as it may process at once. */
final class OverloadTest {

  @AutoClose private static final World world = World.processing(1);
  private static Tenant tenant;
  private static String token;

  @BeforeAll
  static void start() {
    tenant = world.tenant();
    token = world.token(tenant);
  }

  /** What an act gets while one request waits for the store. */
  private static <T> T busy(Supplier<T> act) {
    return world.outage.whileOneWaits(() -> world.form("/oauth/access-token", tenant.form()), act);
  }

  private static final String UNAVAILABLE = "{\"error\":\"temporarily_unavailable\"}";
  private static final String MESSAGE = "{\"message\":\"Service Unavailable\"}";
  private static final String FAILURE = "{\"success\":false,\"message\":\"Service Unavailable\"}";
  private static final String RFC =
      "\"error_description\":\"A part of the server that the answer needs is unavailable.\"";
  private static final String PAGE = "This page is not available right now.";

  private static Arguments post(String path, String form, String expected) {
    return Arguments.of(
        RawHttp.request("POST", path, form, "Content-Type: application/x-www-form-urlencoded"),
        expected);
  }

  private static Arguments get(String path, String expected, String... headers) {
    return Arguments.of(RawHttp.request("GET", path, "", headers), expected);
  }

  /** Requests to every layer, with what their answer has to say. */
  static Stream<Arguments> requests() {
    String page = "Accept: text/html";
    return Stream.of(
        post("/oauth/access-token", "client_id=a&client_secret=b", FAILURE),
        post("/oauth/introspect", "token=x", FAILURE),
        post("/oauth/revoke", "token=x", FAILURE),
        get("/api/tags", MESSAGE),
        get("/guard/cliquify", MESSAGE),
        post("/oauth2/token", "grant_type=client_credentials", RFC),
        post("/oauth2/introspect", "token=x", RFC),
        get("/guard/rfc", RFC),
        get("/oauth2/authorize?client_id=a", PAGE, page),
        post("/v2/oauth/access_token", "client_id=a", MESSAGE),
        get("/v2/whoami", MESSAGE),
        get("/oauth/authorize?client_id=a", PAGE, page),
        post("/api/auth/mcp/token", "client_id=a", UNAVAILABLE),
        get("/api/oauth-client/me", UNAVAILABLE),
        get("/signin", PAGE, page),
        get("/signin", PAGE),
        get("/account/apps", PAGE, page),
        get("/docs", "The server is temporarily unavailable.", page));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void everyContractRefusesInItsOwnWordsAndSaysWhenToTryAgain(String request, String expected) {
    Reply refused = world.withoutExpressLane(() -> busy(() -> world.send(request)));

    assertEquals(503, refused.status(), refused.toString());
    assertEquals("2", refused.headers().get("Retry-After"), refused.toString());
    assertTrue(refused.body().contains(expected), refused.toString());
  }

  @Test
  void theExpressLaneRefusesWhatWouldHaveToWait() {
    List<Reply> replies =
        busy(
            () ->
                List.of(
                    world.form("/oauth/access-token", tenant.form()),
                    world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form()),
                    world.get("/api/tags", "Authorization: Bearer " + token),
                    world.form("/oauth/access-token", "client_id=a")));

    assertEquals(List.of(503, 503, 503, 422), replies.stream().map(Reply::status).toList());
    assertEquals(FAILURE, replies.getFirst().body());
    assertEquals("2", replies.getFirst().headers().get("Retry-After"));
  }

  @Test
  void healthIsAnsweredHoweverBusyTheServerIs() {
    Reply health = world.withoutExpressLane(() -> busy(() -> world.get("/health")));

    assertEquals("{\"status\":\"up\"}", health.body());
  }

  @Test
  void whenTheRequestIsAnsweredOthersAreProcessedAgain() {
    Reply refused = busy(() -> world.form("/oauth/access-token", tenant.form()));
    Reply processed = world.form("/oauth/access-token", tenant.form());

    assertEquals(503, refused.status());
    assertEquals(200, processed.status());
  }

  /** Opening connections, asking and going away gets no more work done at once. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRequestWhoseCallerIsGoneIsUnderWayUntilItIsProcessed(boolean express) {
    Supplier<Integer> token = () -> world.form("/oauth/access-token", tenant.form()).status();
    Supplier<Set<Integer>> meanwhile =
        () ->
            world.outage.whileOneIsGone(
                () -> world.http.asking("/oauth/access-token", tenant.form()),
                () -> Stream.generate(token).limit(50).collect(toSet()));
    Supplier<Set<Integer>> untilThen =
        () -> {
          Set<Integer> statuses = meanwhile.get();
          Load.await("its place is free again", () -> token.get() == 200);
          return statuses;
        };

    Set<Integer> statuses = express ? untilThen.get() : world.withoutExpressLane(untilThen);

    assertEquals(Set.of(503), statuses);
  }

  @Test
  void operatorsAreToldWhichLimitRefusedARequest() {
    Reply refused = busy(() -> world.form("/oauth/access-token", tenant.form()));

    String told = world.server.replies().get(refused.requestId(), "").body();

    assertTrue(
        told.contains("\"reason\":\"Too many requests were under way: --max-requests allows 1.\""),
        told);
  }

  @Test
  void operatorsSeeWhatWasRefused() {
    double before = measured("tollgate_requests_refused_total ");
    double underWay =
        busy(
            () -> {
              Reply _ = world.form("/oauth/access-token", tenant.form());
              return measured("tollgate_requests_under_way ");
            });

    assertEquals(before + 1, measured("tollgate_requests_refused_total "));
    assertEquals(1, underWay);
  }

  private static double measured(String metric) {
    return world
        .metrics
        .answer("")
        .body()
        .lines()
        .filter(line -> line.startsWith(metric))
        .mapToDouble(line -> Double.parseDouble(line.substring(metric.length())))
        .sum();
  }
}
