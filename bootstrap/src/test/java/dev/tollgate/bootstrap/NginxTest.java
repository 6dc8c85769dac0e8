package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real nginx that guards an API with the configuration of docs/guard.md. */
@Tag("full")
final class NginxTest {

  /** By the contract that each guards with. */
  private static final Map<String, ProxyDaemon> PROXIES = new HashMap<>();

  @TempDir private static Path directory;
  private static World world;
  private static EchoApi api;

  private RawHttp proxy;

  @BeforeAll
  static void start() throws IOException {
    world = new World();
    api = new EchoApi();
  }

  @AfterAll
  static void stop() {
    PROXIES.values().forEach(ProxyDaemon::close);
    api.close();
    world.close();
  }

  @BeforeEach
  void forget() {
    api.seen.clear();
  }

  private void guardWith(String contract) throws Exception {
    ProxyDaemon nginx = PROXIES.get(contract);
    if (nginx == null) {
      nginx = start(contract);
      ProxyDaemon _ = PROXIES.put(contract, nginx);
    }
    proxy = new RawHttp(nginx.port());
  }

  private static ProxyDaemon start(String contract) throws Exception {
    int port = FreePorts.next();
    String documented = ProxyDaemon.documented("nginx").getFirst();
    return ProxyDaemon.nginx(
        Files.createDirectory(directory.resolve(contract)),
        port,
        documented
            .replace("127.0.0.1:8000", "127.0.0.1:" + port)
            .replace("127.0.0.1:8080", "127.0.0.1:" + world.server.address().port())
            .replace("127.0.0.1:9000", "127.0.0.1:" + api.port())
            .replace("/guard/rfc", "/guard/" + contract));
  }

  private String token(String contract, Tenant tenant) {
    return contract.equals("rfc") ? world.rfcToken(tenant) : world.token(tenant);
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  @Test
  void aRequestHiddenInABodyDoesNotReachTheApiUnguarded() throws Exception {
    guardWith("rfc");
    Smuggling.attempt(proxy.port(), "/things", bearer(world.rfcToken(world.tenant())));

    assertTrue(
        api.seen.stream().map(EchoApi.Seen::method).allMatch("POST"::equals), api.seen.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc", "cliquify"})
  void aRequestThatMayPassReachesTheApiWithTheIdentityOfItsToken(String contract) throws Exception {
    guardWith(contract);
    Tenant tenant = world.tenant("profile:read assets:read");

    Reply reply =
        proxy.send(
            RawHttp.request(
                "POST", "/things?a=b", "a body", bearer(token(contract, tenant)), "X-Kept: yes"));

    assertEquals(200, reply.status());
    assertEquals("the API says 200", reply.body());
    EchoApi.Seen seen = api.seen.getFirst();
    assertEquals("POST", seen.method());
    assertEquals("a body", seen.body());
    assertEquals(
        EchoApi.identity(tenant, tenant.client().company(), "profile:read assets:read"),
        seen.identity());
    assertEquals(List.of("yes"), seen.all("x-kept"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "_"})
  void whatAClientSaysAboutItselfNeverReachesTheApi(String dash) throws Exception {
    guardWith("rfc");
    Tenant tenant = world.tenant();
    world.unlink(tenant);

    Reply reply =
        proxy.get(
            "/",
            bearer(world.rfcToken(tenant)),
            "X" + dash + "Client-Id: forged",
            "x" + dash + "company" + dash + "id: forged",
            "X" + dash + "COMPANY-ID: forged",
            "X-Enterprise" + dash + "Id: forged",
            "X" + dash + "Scopes: forged");

    assertEquals(200, reply.status());
    assertEquals(
        EchoApi.identity(tenant, Optional.empty(), World.SCOPES), api.seen.getFirst().identity());
  }

  /** A proxy removes the fields that {@code Connection} names (RFC 9110, 7.6.1). */
  @Test
  void aClientCannotMakeTheProxyDropWhatTheGuardSaid() throws Exception {
    guardWith("rfc");
    Tenant tenant = world.tenant();

    Reply reply =
        proxy.get(
            "/",
            bearer(world.rfcToken(tenant)),
            "Connection: X-Client-Id, X-Company-Id",
            "Connection: X-Enterprise-Id, X-Scopes");

    assertEquals(200, reply.status());
    assertEquals(
        EchoApi.identity(tenant, tenant.client().company(), World.SCOPES),
        api.seen.getFirst().identity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc", "cliquify"})
  void aRefusalIsThatOfTheContractByteForByte(String contract) throws Exception {
    guardWith(contract);
    String small = token(contract, world.tenant("assets:read"));
    Tenant deactivated = world.tenant();
    String ofInactive = token(contract, deactivated);
    world.setCompanyActive(deactivated, false);
    List<List<String>> requests =
        List.of(
            List.of(),
            List.of("Authorization: Bearer x"),
            List.of("Authorization: Bearer a b"),
            List.of(bearer(small)),
            List.of(bearer(ofInactive)));

    for (List<String> headers : requests) {
      assertRefusedAlike(contract, headers.toArray(String[]::new));
    }
    assertEquals(List.of(), api.seen);
  }

  private void assertRefusedAlike(String contract, String... headers) {
    Reply own = world.get("/guard/" + contract + "?scope=profile:read", headers);
    for (String method : List.of("GET", "POST", "DELETE")) {
      String body = method.equals("POST") ? "a body" : "";

      Reply reply = proxy.send(RawHttp.request(method, "/things", body, headers));

      assertEquals(own.status(), reply.status());
      assertEquals(own.body(), reply.body());
      TreeMap<String, String> relayed = new TreeMap<>(reply.headers());
      var _ = relayed.remove("Server");
      assertEquals(own.headers(), relayed);
    }
    Reply head = proxy.send(RawHttp.request("HEAD", "/things", "", headers));
    assertEquals(own.status(), head.status());
    assertEquals("", head.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc", "cliquify"})
  void anOutageIsReportedAsAnOutage(String contract) throws Exception {
    guardWith(contract);
    String token = token(contract, world.tenant());
    Supplier<Reply> request = () -> proxy.get("/", bearer(token));

    Reply reply = world.outage.during(() -> new StoreUnavailable("an outage", null), request);

    assertEquals(503, reply.status());
    assertEquals("2", reply.headers().get("Retry-After"));
    assertEquals(
        world
            .outage
            .during(
                () -> new StoreUnavailable("an outage", null),
                () -> world.get("/guard/" + contract, bearer(token)))
            .body(),
        reply.body());
    assertEquals(200, request.get().status());
  }

  @Test
  void theLargestTokenPassesAndItsScopesReachTheApiWhole() throws Exception {
    guardWith("rfc");
    Largest largest = Largest.in(world, World.ISSUER, "nginx-");

    Reply reply = proxy.get("/", bearer(largest.token(world)));

    assertEquals("the API says 200", reply.body());
    EchoApi.Seen seen = api.seen.getFirst();
    assertEquals(List.of(largest.tenant().id()), seen.all("x-client-id"));
    assertEquals(4096, largest.scopes().length());
    assertEquals(List.of(largest.scopes()), seen.all("x-scopes"));
  }

  @Test
  void aRefusalThatNamesAsManyScopesAsAConfigurationHoldsArrivesWhole() throws Exception {
    Largest largest = Largest.in(world, World.ISSUER, "nginx-refused-");
    String demanded = largest.scopes().substring(0, 3900).replace(' ', '+');
    int port = FreePorts.next();
    String documented = ProxyDaemon.documented("nginx").getFirst();
    try (ProxyDaemon _ =
        ProxyDaemon.nginx(
            Files.createDirectory(directory.resolve("most")),
            port,
            documented
                .replace("127.0.0.1:8000", "127.0.0.1:" + port)
                .replace("127.0.0.1:8080", "127.0.0.1:" + world.server.address().port())
                .replace("scope=profile:read", "scope=" + demanded))) {
      String token = bearer(world.rfcToken(world.tenant()));

      Reply reply = new RawHttp(port).get("/", token);

      Reply own = world.get("/guard/rfc?scope=" + demanded, token);
      assertEquals(403, reply.status());
      assertEquals(own.body(), reply.body());
      assertEquals(own.headers().get("WWW-Authenticate"), reply.headers().get("WWW-Authenticate"));
    }
  }

  @Test
  void asManyHeaderFieldsAsTheGuardReadsPassAndMoreGetTheErrorOfTheContract() throws Exception {
    guardWith("rfc");
    String token = bearer(world.rfcToken(world.tenant()));
    int rest = RawHttp.request("GET", "/", "", token, "X-Fill: ").length();

    Reply most = proxy.get("/", token, "X-Fill: " + "x".repeat(32 * 1024 - rest));
    Reply more = proxy.get("/", token, "X-Fill: " + "x".repeat(32 * 1024 - 10));

    assertEquals("the API says 200", most.body());
    assertEquals(431, more.status());
    assertEquals(world.get("/guard/rfc", "X-Fill: " + "x".repeat(33 * 1024)).body(), more.body());
    assertEquals(1, api.seen.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 500, 503})
  void errorsOfTheApiPassUnchanged(int status) throws Exception {
    guardWith("rfc");

    Reply reply = proxy.get("/" + status, bearer(world.rfcToken(world.tenant())));

    assertEquals(status, reply.status());
    assertEquals("the API says " + status, reply.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc", "cliquify"})
  void manyRequestsOverKeptConnectionsAreEachJudgedByTheirOwnToken(String contract)
      throws Exception {
    guardWith(contract);
    String good = token(contract, world.tenant());
    String bad = token(contract, world.tenant("assets:read"));

    List<Integer> statuses =
        Stream.iterate(0, i -> i + 1)
            .limit(100)
            .map(
                i -> proxy.send(RawHttp.request("POST", "/", "b", bearer(i % 2 == 0 ? good : bad))))
            .map(Reply::status)
            .toList();

    assertEquals(Stream.iterate(200, s -> 603 - s).limit(100).toList(), statuses);
  }
}
