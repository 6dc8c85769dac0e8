package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The limits of the contract dnsimple, which every answer announces. */
final class DnsimpleLimitTest {

  private static final long START = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

  @AutoClose private static final World world = new World();

  /** The three header fields as they are sent; other tests see them only where one is told off. */
  private static Map<String, String> limits(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), world.server.address().port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      TreeMap<String, String> limits = new TreeMap<>();
      limits.put("status", answer.split(" ", 3)[1]);
      for (String line : answer.split("\r\n\r\n", 2)[0].split("\r\n", -1)) {
        if (line.startsWith("X-RateLimit-")) {
          String before = limits.put(line.split(": ", 2)[0], line.split(": ", 2)[1]);
          assertEquals(null, before, line);
        }
      }
      return limits;
    }
  }

  private static String get(String target, String... headers) {
    return RawHttp.request("GET", target, "", headers);
  }

  private static Map<String, String> left(int status, int limit, int left) {
    return new TreeMap<>(
        Map.of(
            "status", String.valueOf(status),
            "X-RateLimit-Limit", String.valueOf(limit),
            "X-RateLimit-Remaining", String.valueOf(left),
            "X-RateLimit-Reset", String.valueOf(START + 3600)));
  }

  @Test
  void everyAnswerBelowV2SaysInIntegersWhatIsLeft() throws IOException {
    DnsimpleClient app = new DnsimpleClient(world);
    String body = DnsimpleClient.form(app.fields(app.code("")));
    String form = "Content-Type: application/x-www-form-urlencoded";

    assertEquals(
        left(200, 30, 29), limits(RawHttp.request("POST", DnsimpleClient.TOKEN, body, form)));
    assertEquals(
        left(400, 30, 29), limits(RawHttp.request("POST", DnsimpleClient.TOKEN, body, form)));
    assertEquals(left(401, 30, 29), limits(get("/v2/whoami")));
    assertEquals(left(401, 30, 29), limits(get("/v2/whoami", "Authorization: Bearer x")));
    assertEquals(left(404, 30, 29), limits(get("/v2/nothing")));
    assertEquals(left(404, 30, 29), limits(get("/v2")));
    assertEquals(left(405, 30, 29), limits(get(DnsimpleClient.TOKEN)));
    assertEquals(left(414, 30, 29), limits(get("/v2/whoami?x=" + "a".repeat(8 * 1024))));
    Map<String, String> tooLong = limits(get("/v2/whoami", "X-A: " + "a".repeat(32 * 1024)));
    assertEquals("431", tooLong.get("status"));
    assertEquals(left(431, 30, 0).keySet(), tooLong.keySet());
    assertEquals(
        left(415, 30, 29),
        limits(RawHttp.request("POST", DnsimpleClient.TOKEN, "<a/>", "Content-Type: text/xml")));
    assertEquals(
        Map.of("status", "400"), limits(get("/oauth/authorize", "Accept: application/json")));
  }

  @Test
  void requestsWithATokenCountForItsAccountWhereverTheyComeFrom() throws IOException {
    DnsimpleClient app = new DnsimpleClient(world);
    String bearer = "Authorization: Bearer " + app.token();
    String another = "Authorization: Bearer " + app.token();

    assertEquals(left(200, 2400, 2399), limits(get("/v2/whoami", bearer)));
    assertEquals(left(200, 2400, 2398), limits(get("/v2/accounts", another)));
    assertEquals(left(404, 2400, 2397), limits(get("/v2/nothing", bearer)));
    String ofOther = "Authorization: Bearer " + new DnsimpleClient(world).token();
    assertEquals(left(200, 2400, 2399), limits(get("/v2/whoami", ofOther)));
  }

  @Test
  void anAddressOverItsLimitWaitsForTheHourToEndAtTheTokenEndpointToo() throws IOException {
    String caller = RawHttp.FORWARDED_FOR + "192.0.2.77";
    DnsimpleClient app = new DnsimpleClient(world);
    String code = app.code("");
    String exchange =
        RawHttp.request(
            "POST",
            DnsimpleClient.TOKEN,
            DnsimpleClient.json(app.fields(code)),
            "Content-Type: application/json",
            caller);
    for (int i = 1; i <= 30; i++) {
      assertEquals(left(401, 30, 30 - i), limits(get("/v2/whoami", caller)));
    }

    assertEquals(left(429, 30, 0), limits(exchange));
    RawHttp.Reply refused = world.send(exchange);
    assertEquals("{\"message\":\"quota exceeded\"}", refused.body());
    assertEquals(200, app.whoami(app.token()).status(), "another address");
    world.pass(Duration.ofHours(1));
    try {
      assertTrue(limits(get("/v2/whoami", caller)).containsValue("29"));
      assertEquals("400", limits(exchange).get("status"), "the code has expired meanwhile");
    } finally {
      world.pass(Duration.ofHours(-1));
    }
    assertEquals(List.of(200), List.of(app.exchange(code).status()), "429 leaves the code good");
  }
}
