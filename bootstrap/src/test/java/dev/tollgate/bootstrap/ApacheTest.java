package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real Apache that guards an API with each configuration of docs/guard.md: its module talks to
 * https only, so an nginx with a certificate stands in front of Tollgate.
 */
@Tag("full")
final class ApacheTest {

  private static final int BY_INTROSPECTION = 0;
  private static final int BY_KEY_SET = 1;

  /** By the configuration that each runs with. */
  private static final Map<Integer, ProxyDaemon> APACHES = new HashMap<>();

  @TempDir private static Path frontDirectory;
  @TempDir private static Path directory;
  private static World world;
  private static EchoApi api;
  private static ProxyDaemon front;
  private static String issuer;
  private static Tenant resourceServer;
  private static Path certificate;

  private RawHttp proxy;

  @BeforeAll
  static void start() throws Exception {
    int port = FreePorts.next();
    issuer = "https://localhost:" + port;
    world = World.ofToday(SigningAlgorithm.RS256, Optional.of(issuer));
    resourceServer = world.tenant();
    api = new EchoApi();
    front = TlsFront.start(frontDirectory, port, world.server.address().port());
    certificate = TlsFront.copyCertificate(frontDirectory, directory);
  }

  @AfterAll
  static void stop() {
    APACHES.values().forEach(ProxyDaemon::close);
    front.close();
    api.close();
    world.close();
  }

  @BeforeEach
  void forget() {
    api.seen.clear();
  }

  private void guard(int configuration) throws Exception {
    ProxyDaemon apache = APACHES.get(configuration);
    if (apache == null) {
      apache = start(configuration);
      ProxyDaemon _ = APACHES.put(configuration, apache);
    }
    proxy = new RawHttp(apache.port());
  }

  private static ProxyDaemon start(int configuration) throws Exception {
    int port = FreePorts.next();
    return ProxyDaemon.apache(
        Files.createDirectory(directory.resolve("" + configuration)),
        port,
        "KeepAlive Off\n" // its clients would wait five seconds for the end
            + ProxyDaemon.documented("apache")
                .get(configuration)
                .replace("https://auth.example.com", issuer)
                .replace("127.0.0.1:9000", "127.0.0.1:" + api.port())
                .replace("/etc/ssl/tollgate.pem", certificate.toString())
                .replace("ClientID ID", "ClientID " + resourceServer.id())
                .replace("ClientSecret SECRET", "ClientSecret " + resourceServer.secret()));
  }

  private Reply ask(String token, String... more) {
    String[] headers = new String[more.length + 1];
    headers[0] = "Authorization: Bearer " + token;
    System.arraycopy(more, 0, headers, 1, more.length);
    return proxy.get("/", headers);
  }

  private static void assertRefused(Reply reply) {
    assertEquals(401, reply.status());
    assertTrue(reply.headers().get("WWW-Authenticate").startsWith("Bearer "), reply.toString());
  }

  @Test
  void aRequestHiddenInABodyDoesNotReachTheApiUnguarded() throws Exception {
    guard(BY_KEY_SET);
    Smuggling.attempt(
        proxy.port(), "/things", "Authorization: Bearer " + world.rfcToken(resourceServer));

    assertTrue(
        api.seen.stream().map(EchoApi.Seen::method).allMatch("POST"::equals), api.seen.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_INTROSPECTION, BY_KEY_SET})
  void aLiveTokenWithTheScopePassesAndTheApiLearnsItsClient(int configuration) throws Exception {
    guard(configuration);
    String token = world.rfcToken(resourceServer);

    Reply reply =
        ask(
            token,
            "X-Client-Id: forged",
            "X_Client_Id: forged",
            "X-Company-Id: forged",
            "X-Scopes: forged",
            "OIDC_CLAIM_client_id: forged",
            "OIDC-CLAIM-client-id: forged");

    assertEquals("the API says 200", reply.body());
    EchoApi.Seen seen = api.seen.getFirst();
    assertEquals(List.of(resourceServer.id()), seen.all("oidc-claim-client-id"));
    for (String name : List.of("x-client-id", "x-company-id", "x-scopes")) {
      assertEquals(List.of(), seen.all(name), name);
    }
  }

  /** A proxy removes the fields that {@code Connection} names (RFC 9110, 7.6.1). */
  @Test
  void aClientCannotMakeTheProxyDropWhatTheModuleSaid() throws Exception {
    guard(BY_KEY_SET);

    Reply reply =
        ask(
            world.rfcToken(resourceServer),
            "Connection: OIDC_CLAIM_client_id",
            "Connection: OIDC_CLAIM_scope");

    assertEquals("the API says 200", reply.body());
    EchoApi.Seen seen = api.seen.getFirst();
    assertEquals(List.of(resourceServer.id()), seen.all("oidc-claim-client-id"));
    assertEquals(1, seen.all("oidc-claim-scope").size());
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_INTROSPECTION, BY_KEY_SET})
  void theLargestTokenPassesAndItsScopesReachTheApiWhole(int configuration) throws Exception {
    guard(configuration);
    Largest largest =
        Largest.beside(resourceServer, world, issuer, "apache-" + configuration + "-");

    Reply reply = ask(largest.token(world));

    assertEquals("the API says 200", reply.body());
    EchoApi.Seen seen = api.seen.getFirst();
    assertEquals(List.of(largest.tenant().id()), seen.all("oidc-claim-client-id"));
    assertEquals(List.of(largest.scopes()), seen.all("oidc-claim-scope"));
  }

  @Test
  void aHeaderFieldOf32KibPassesAndALongerOneDoesNot() throws Exception {
    guard(BY_KEY_SET);
    String token = world.rfcToken(resourceServer);
    String name = "X-Fill: ";

    assertEquals(200, ask(token, name + "x".repeat(32 * 1024 - name.length())).status());
    assertEquals(400, ask(token, name + "x".repeat(33 * 1024)).status());
  }

  @ParameterizedTest
  @ValueSource(ints = {BY_INTROSPECTION, BY_KEY_SET})
  void aRequestWithoutAValidTokenIsChallenged(int configuration) throws Exception {
    guard(configuration);
    String forged = world.rfcToken(resourceServer);
    int dot = forged.lastIndexOf('.');

    assertRefused(proxy.get("/"));
    assertRefused(ask("x"));
    assertRefused(ask(forged.substring(0, dot) + ".AAAA"));
    assertEquals(401, ask(world.rfcToken(resourceServer, "&scope=assets:read")).status());
    assertEquals(List.of(), api.seen);
  }

  @Test
  void byIntrospectionARevokedTokenPassesNoLongerAndOneOfAnotherEnterpriseNever() throws Exception {
    guard(BY_INTROSPECTION);
    String token = world.rfcToken(resourceServer);
    int before = ask(token).status();
    world.revoke(token);

    assertEquals(200, before);
    assertRefused(ask(token));
    assertRefused(ask(world.rfcToken(world.tenant())));
  }

  @Test
  void byIntrospectionNobodyPassesWhileTheStoreIsDown() throws Exception {
    guard(BY_INTROSPECTION);
    String token = world.rfcToken(resourceServer);

    Reply reply =
        world.outage.during(() -> new StoreUnavailable("an outage", null), () -> ask(token));

    assertRefused(reply);
    assertEquals(200, ask(token).status());
  }

  @Test
  void byTheKeySetATokenForAnotherResourceDoesNotPass() throws Exception {
    guard(BY_KEY_SET);
    var _ = world.storage.resources().add(new ResourceUri("urn:example:b"));
    String token = world.rfcToken(resourceServer, "&resource=urn:example:b");

    assertEquals(401, ask(token).status());
    assertEquals(List.of(), api.seen);
  }
}
