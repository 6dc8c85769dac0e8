package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a proxy that asks before it forwards is told, by each contract's guard. */
final class GuardJourneyTest {

  @AutoClose private static final World world = new World();

  /** Whose clients speak for themselves; the other guards are tested with their contracts. */
  static List<String> contracts() {
    return List.of("cliquify", "rfc");
  }

  static List<String> contractsWithScopes() {
    return List.of("cliquify", "rfc");
  }

  static Stream<String> guardsAndTheirRefusals() {
    return contracts().stream().flatMap(name -> Stream.of("", "/refusal").map(name::concat));
  }

  private static String token(String contract, Tenant tenant) {
    return switch (contract) {
      case "cliquify" -> world.token(tenant);
      case "dnsimple" -> new DnsimpleClient(world, tenant, CodeFlowClient.flow(), false).token();
      case "rfc" -> world.rfcToken(tenant);
      default -> throw new AssertionError("no tokens of " + contract);
    };
  }

  private static Reply ask(String guard, String query, String token, String... more) {
    return world.get("/guard/" + guard + query, headers(token, more));
  }

  private static String[] headers(String token, String... more) {
    return Stream.concat(Stream.of("Authorization: Bearer " + token), Stream.of(more))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("contractsWithScopes")
  void theProxyLearnsWhoseTokenPassed(String contract) {
    Tenant tenant = world.tenant("profile:read assets:read");

    Reply reply = ask(contract, "?scope=assets:read", token(contract, tenant));

    assertEquals(204, reply.status());
    assertEquals("", reply.body());
    assertEquals(
        new TreeMap<>(
            Map.of(
                "X-Client-Id", tenant.id(),
                "X-Company-Id", tenant.client().company().orElseThrow().value(),
                "X-Enterprise-Id", tenant.client().enterprise().value(),
                "X-Scopes", "profile:read assets:read")),
        reply.headers());
  }

  @ParameterizedTest
  @MethodSource("contractsWithScopes")
  void noScopeIsAskedForUnlessTheProxyNamesOne(String contract) {
    String token = token(contract, world.tenant("profile:read"));

    assertEquals(204, ask(contract, "", token).status());
    assertEquals(403, ask(contract, "?scope=profile:read%20assets:read", token).status());
  }

  @Test
  void aTokenWithoutScopesPassesWhereNoneIsAskedFor() {
    Tenant tenant = world.tenant();
    String token = token("dnsimple", tenant);

    Reply passed = ask("dnsimple", "", token);

    assertEquals(204, passed.status());
    assertEquals("", passed.headers().get("X-Scopes"));
    assertEquals(
        tenant.client().company().orElseThrow().value(), passed.headers().get("X-Company-Id"));
    assertEquals(403, ask("dnsimple", "?scope=zones:read", token).status());
  }

  @Test
  void aClientWithoutCompanyPassesWhereTheContractServesOne() {
    Tenant tenant = world.tenant();
    world.unlink(tenant);

    Reply rfc = ask("rfc", "", world.rfcToken(tenant));
    Reply cliquify = ask("cliquify", "", world.token(tenant));

    assertEquals(204, rfc.status());
    assertEquals(null, rfc.headers().get("X-Company-Id"));
    assertEquals(404, cliquify.status());
    assertEquals("{\"message\":\"Company not found.\"}", cliquify.body());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void aTokenOfAnotherContractDoesNotPass(String contract) {
    Tenant tenant = world.tenant();
    String foreign = contract.equals("rfc") ? world.token(tenant) : world.rfcToken(tenant);

    assertEquals(401, ask(contract, "", foreign).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?scopes=profile:read",
        "?Scope=profile:read",
        "?scope=profile:read&x=",
        "?scope",
        "?scope=",
        "?scope=profile:read&scope=profile:read",
        "?scope[]=profile:read",
        "?scope=profile:read++assets:read",
        "?scope=%22",
        "?scope=%ff",
        "?resource=",
        "?resource=relative",
        "?=profile:read"
      })
  void aMistypedParameterLetsNobodyPass(String query) {
    Tenant tenant = world.tenant();
    for (String contract : contracts()) {
      assertEquals(400, ask(contract, query, token(contract, tenant)).status(), contract);
      assertEquals(400, world.get("/guard/" + contract + query).status(), contract);
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void theRefusalThatIsAskedForAgainIsTheSame(String contract) {
    String token = token(contract, world.tenant("profile:read"));
    for (String query : List.of("?scope=admin", "?scopes=admin")) {
      Reply refusal = ask(contract, query, token);

      Reply again = ask(contract + "/refusal", query, token);

      assertAlike(refusal, again);
    }
    assertAlike(world.get("/guard/" + contract), world.get("/guard/" + contract + "/refusal"));
  }

  private static void assertAlike(Reply refusal, Reply again) {
    assertEquals(refusal.status(), again.status());
    assertEquals(refusal.headers(), again.headers());
    assertEquals(refusal.body(), again.body());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void aRefusalThatIsGoneByNowIsAnOutage(String contract) {
    Tenant tenant = world.tenant();
    String token = token(contract, tenant);
    Reply outage =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null), () -> ask(contract, "", token));

    Reply gone = ask(contract + "/refusal", "", token);

    assertEquals(503, gone.status());
    assertNotNull(gone.headers().get("Retry-After"));
    assertAlike(outage, gone);
  }

  /** A server that waits for the body closes after a minute only; this client after 20 seconds. */
  @ParameterizedTest
  @MethodSource("guardsAndTheirRefusals")
  void behindABodyThatIsAnnouncedAndNeverComesTheConnectionIsClosed(String guard)
      throws IOException {
    String token = token(guard.replace("/refusal", ""), world.tenant());
    for (String announced :
        List.of(
            "Content-Length: 5",
            "Transfer-Encoding: chunked",
            "Authorization: Bearer " + token + "\r\nContent-Length: 5")) {
      try (Socket socket =
          new Socket(InetAddress.getLoopbackAddress(), world.server.address().port())) {
        socket.setSoTimeout(20_000);
        String head = "GET /guard/%s HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n".formatted(guard, announced);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

        Reply reply = Reply.parse(socket.getInputStream().readAllBytes());

        assertEquals(statusOf(guard, announced), reply.status(), announced);
      }
    }
  }

  private static int statusOf(String guard, String headers) {
    int passed = guard.endsWith("/refusal") ? 503 : 204;
    return headers.startsWith("Authorization") ? passed : 401;
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void theLimitsOfTheContractAreNotForProxies(String contract) {
    String token = token(contract, world.tenant());
    String caller = RawHttp.FORWARDED_FOR + "2001:db8:9::1";

    List<Integer> statuses =
        Stream.generate(() -> ask(contract, "", token, caller).status())
            .limit(World.PER_MINUTE + 2)
            .distinct()
            .toList();

    assertEquals(List.of(204), statuses);
  }

  @ParameterizedTest
  @MethodSource("contractsWithScopes")
  void headIsAnsweredLikeGetWithoutTheBody(String contract) {
    String token = token(contract, world.tenant("profile:read"));
    String refused = "/guard/" + contract + "?scope=admin";

    Reply passed = world.send(RawHttp.request("HEAD", "/guard/" + contract, "", headers(token)));
    Reply reply = world.send(RawHttp.request("HEAD", refused, "", headers(token)));

    assertEquals(204, passed.status());
    assertEquals("profile:read", passed.headers().get("X-Scopes"));
    assertEquals(403, reply.status());
    assertEquals("", reply.body());
  }
}
