package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real proxy that guards an API with the configuration of docs/guard.md, and relays the guard's
 * answer to whoever may not pass.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RelayingProxyJourney {

  final World world = new World();
  final EchoApi api;
  private ProxyDaemon daemon;
  RawHttp proxy;

  RelayingProxyJourney() {
    try {
      api = new EchoApi();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts it.
   *
   * @param filledIn puts ports of this test into an example of the document
   */
  abstract ProxyDaemon start(Path directory, int port, UnaryOperator<String> filledIn)
      throws Exception;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    int port = FreePorts.next();
    daemon = start(directory, port, filledIn(port, world.server.address().port()));
    proxy = new RawHttp(port);
  }

  /** An example of the document, with a proxy and a server at these ports. */
  final UnaryOperator<String> filledIn(int proxyPort, int serverPort) {
    return example ->
        example
            .replace("127.0.0.1:8000", "127.0.0.1:" + proxyPort)
            .replace("127.0.0.1:8080", "127.0.0.1:" + serverPort)
            .replace("127.0.0.1:9000", "127.0.0.1:" + api.port());
  }

  @AfterAll
  void stop() {
    daemon.close();
    api.close();
    world.close();
  }

  @BeforeEach
  void forget() {
    api.seen.clear();
  }

  String bearer(Tenant tenant) {
    return "Authorization: Bearer " + world.rfcToken(tenant);
  }

  @Test
  void aRequestThatMayPassReachesTheApiWithTheIdentityOfItsToken() {
    Tenant tenant = world.tenant();

    Reply reply =
        proxy.send(RawHttp.request("POST", "/things?a=b", "a body", bearer(tenant), "X-Kept: yes"));

    assertEquals("the API says 200", reply.body());
    EchoApi.Seen seen = api.seen.getFirst();
    assertEquals("POST", seen.method());
    assertEquals("a body", seen.body());
    assertEquals(
        EchoApi.identity(tenant, tenant.client().company(), World.SCOPES), seen.identity());
    assertEquals(List.of("yes"), seen.all("x-kept"));
  }

  @Test
  void aRequestHiddenInABodyDoesNotReachTheApiUnguarded() {
    Smuggling.attempt(proxy.port(), "/things", bearer(world.tenant()));

    assertTrue(
        api.seen.stream().map(EchoApi.Seen::method).allMatch("POST"::equals), api.seen.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "_"})
  void whatAClientSaysAboutItselfNeverReachesTheApi(String dash) {
    Tenant tenant = world.tenant();
    world.unlink(tenant);

    Reply reply =
        proxy.get(
            "/",
            bearer(tenant),
            "X" + dash + "Client" + dash + "Id: forged",
            "x" + dash + "company" + dash + "id: forged",
            "X" + dash + "Enterprise" + dash + "Id: forged",
            "X" + dash + "Scopes: forged");

    assertEquals(200, reply.status());
    assertEquals(
        EchoApi.identity(tenant, Optional.empty(), World.SCOPES), api.seen.getFirst().identity());
  }

  /** A proxy removes the fields that {@code Connection} names (RFC 9110, 7.6.1). */
  @Test
  void aClientCannotMakeTheProxyDropWhatTheGuardSaid() {
    Tenant tenant = world.tenant();

    Reply reply =
        proxy.get(
            "/",
            bearer(tenant),
            "Connection: X-Client-Id, X-Company-Id",
            "Connection: X-Enterprise-Id, X-Scopes");

    assertEquals(200, reply.status());
    EchoApi.Seen seen = api.seen.getFirst();
    assertEquals(
        EchoApi.identity(tenant, tenant.client().company(), World.SCOPES), seen.identity());
    assertFalse(seen.all("connection").toString().contains("Id"), seen.toString());
  }

  @Test
  void aRefusalIsThatOfTheContractByteForByte() {
    String small = bearer(world.tenant("assets:read"));

    for (String[] headers : List.of(new String[0], new String[] {small})) {
      Reply own = world.get("/guard/rfc?scope=profile:read", headers);
      for (String method : List.of("GET", "POST")) {
        String body = method.equals("POST") ? "a body" : "";
        Reply reply = proxy.send(RawHttp.request(method, "/things", body, headers));

        assertEquals(own.status(), reply.status());
        assertEquals(own.body(), reply.body());
        assertEquals(
            own.headers().get("WWW-Authenticate"), reply.headers().get("WWW-Authenticate"));
      }
    }
    assertEquals(List.of(), api.seen);
  }

  @Test
  void anOutageIsReportedAsAnOutage() {
    String token = bearer(world.tenant());

    Reply reply =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null), () -> proxy.get("/", token));

    assertEquals(503, reply.status());
    assertEquals("2", reply.headers().get("Retry-After"));
  }

  @Test
  void theLargestTokenPassesAndItsScopesReachTheApiWhole() {
    Largest largest = Largest.in(world, World.ISSUER, "guarded-");

    Reply reply = proxy.get("/", "Authorization: Bearer " + largest.token(world));

    assertEquals("the API says 200", reply.body());
    assertEquals(List.of(largest.tenant().id()), api.seen.getFirst().all("x-client-id"));
    assertEquals(List.of(largest.scopes()), api.seen.getFirst().all("x-scopes"));
  }
}
