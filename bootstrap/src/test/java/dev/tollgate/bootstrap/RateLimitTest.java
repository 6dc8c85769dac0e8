package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many requests a caller may make, and what the replies say about it. */
final class RateLimitTest {

  @AutoClose private static final World world = new World();
  private static String bearer;

  @BeforeAll
  static void start() {
    bearer = "Authorization: Bearer " + world.token(world.tenant());
  }

  private static String from(String address) {
    return RawHttp.FORWARDED_FOR + address;
  }

  private static void use(String address, int times) {
    for (int i = 0; i < times; i++) {
      Reply _ = world.get("/api/tags", from(address), bearer);
    }
  }

  @Test
  void everyAnswerOfARouteSaysHowManyAreLeft() {
    String caller = from("192.0.2.1");

    Reply served = world.get("/api/tags", caller, bearer);
    Reply unauthenticated = world.get("/api/tags", caller);
    Reply invalid = world.get("/api/tags?page=0", caller, bearer);
    Reply head = world.send(RawHttp.request("HEAD", "/api/tags", "", caller, bearer));

    assertEquals("60 59", served.rateLimit());
    assertEquals("60 58", unauthenticated.rateLimit());
    assertEquals("60 57", invalid.rateLimit());
    assertEquals("60 56", head.rateLimit());
  }

  @Test
  void whatHasNoRouteDoesNotCountAndAnnouncesNothing() {
    String caller = from("192.0.2.2");

    Reply unknown = world.get("/api/nothing", caller);
    Reply wrongMethod = world.send(RawHttp.request("POST", "/api/tags", "", caller));
    Reply tooLong = world.get("/api/tags?" + "a".repeat(9_000), caller);
    Reply counted = world.get("/api/tags", caller);

    assertEquals("null null", unknown.rateLimit());
    assertEquals("null null", wrongMethod.rateLimit());
    assertEquals("null null", tooLong.rateLimit());
    assertEquals("60 59", counted.rateLimit());
  }

  @Test
  void theWindowStartsAtTheFirstRequestAndRefusedRequestsDoNotProlongIt() {
    use("192.0.2.3", 60);
    world.pass(Duration.ofSeconds(59));
    Reply refused = world.get("/api/tags", from("192.0.2.3"), bearer);
    world.pass(Duration.ofSeconds(1));
    Reply served = world.get("/api/tags", from("192.0.2.3"), bearer);
    world.pass(Duration.ofMinutes(-1));

    assertEquals(429, refused.status());
    assertEquals("1", refused.headers().get("Retry-After"));
    assertEquals(200, served.status());
    assertEquals("60 59", served.rateLimit());
  }

  @Test
  void theLimitComesBeforeTheToken() {
    use("192.0.2.4", 60);

    Reply refused = world.get("/api/tags", from("192.0.2.4"));

    assertEquals(429, refused.status());
  }

  @Test
  void theEndpointsHaveALimitOfTheirOwnThatOnlyItsRefusalShows() {
    String caller = from("192.0.2.5");
    use("192.0.2.5", 60);
    List<String> paths = List.of("/oauth/introspect", "/oauth/revoke", "/oauth/access-token");

    Reply first = world.form(paths.getFirst(), "token=x", caller);
    for (int i = 1; i < World.PER_MINUTE; i++) {
      Reply _ = world.form(paths.get(i % 3), "token=x", caller);
    }
    Reply refused = world.form("/oauth/revoke", "token=x", caller);

    assertEquals(422, first.status());
    assertEquals("null null", first.rateLimit());
    assertEquals(429, refused.status());
    assertEquals("{\"success\":false,\"message\":\"Too Many Attempts.\"}", refused.body());
  }

  @Test
  void callersOfOneIpv6NetworkCountTogetherAndOthersDoNot() {
    use("2001:db8:7::1", 59);

    Reply neighbour = world.get("/api/tags", from("[2001:db8:7::ffff]:4711"), bearer);
    Reply next = world.get("/api/tags", from("2001:db8:7::2"), bearer);
    Reply stranger = world.get("/api/tags", from("2001:db8:7:1::1"), bearer);

    assertEquals("60 0", neighbour.rateLimit());
    assertEquals(429, next.status());
    assertEquals("60 59", stranger.rateLimit());
  }

  @Test
  void onlyWhatTrustedProxiesSayAboutTheirCallersCounts() {
    Reply nearest =
        world.get("/api/tags", from("198.51.100.1, 192.0.2.66"), from("192.0.2.67, 127.0.0.9"));
    Reply sameCaller = world.get("/api/tags", from("8.8.8.8, 192.0.2.67:99"));
    Reply nonsense = world.get("/api/tags", from("192.0.2.68, unknown"));
    Reply none = world.get("/api/tags", from(""));

    assertEquals("60 59", nearest.rateLimit());
    assertEquals("60 58", sameCaller.rateLimit());
    assertEquals(left(nonsense) - 1, left(none));
  }

  private static Reply forwarded(String... headers) {
    return world.send(
        "GET /api/tags HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  @Test
  void trustedProxiesMayTellInTheStandardHeader() {
    Reply first = forwarded("Forwarded: for=8.8.8.8;proto=https, For=\"192.0.2.70:4711\"");
    Reply second = forwarded("Forwarded: by=a;for=192.0.2.70", "Forwarded: for=127.0.0.9");
    Reply ipv6 = forwarded("forwarded: for=\"[2001:db8:70::1]:99\"");
    Reply neighbour = forwarded(from("2001:db8:70::2"));

    assertEquals("60 59", first.rateLimit());
    assertEquals("60 58", second.rateLimit());
    assertEquals("60 59", ipv6.rateLimit());
    assertEquals("60 58", neighbour.rateLimit());
  }

  @Test
  void aHeaderThatAProxyOnlyPassedOnDoesNotHideTheCaller() {
    Reply agreed = forwarded("Forwarded: for=192.0.2.71", from("192.0.2.71"));
    Reply made = forwarded("Forwarded: for=192.0.2.72", from("192.0.2.71"));
    Reply up = forwarded("Forwarded: for=192.0.2.71", from("192.0.2.72"));
    Reply untouched = forwarded(from("192.0.2.72"));
    Reply broken = forwarded("Forwarded: for=192.0.2.72;", from("192.0.2.71"));

    assertEquals("60 59", agreed.rateLimit());
    assertEquals("60 59", untouched.rateLimit());
    int peer = left(made);
    assertEquals(peer - 1, left(up));
    assertEquals(peer - 2, left(broken));
  }

  private static int left(Reply reply) {
    return Integer.parseInt(reply.rateLimit().split(" ", -1)[1]);
  }

  @Test
  void withoutTrustedProxyNoHeaderCounts() {
    try (World alone = new World(List.of())) {
      Reply first = alone.get("/api/tags", from("192.0.2.1"));
      Reply second = alone.get("/api/tags", from("192.0.2.2"));
      Reply third = alone.get("/api/tags", "Forwarded: for=192.0.2.3");

      assertEquals("60 59", first.rateLimit());
      assertEquals("60 58", second.rateLimit());
      assertEquals("60 57", third.rateLimit());
    }
  }
}
