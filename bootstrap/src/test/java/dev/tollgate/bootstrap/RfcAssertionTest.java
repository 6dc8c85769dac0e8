package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How clients authenticate with signed assertions, over HTTP (RFC 7523). */
final class RfcAssertionTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @AutoClose private static final World world = new World();
  private static ECKey key;
  private static Tenant client;

  @BeforeAll
  static void start() throws JOSEException {
    key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    String jwks = new JWKSet(key).toString(true);
    client = world.register(world.tenant(), new Method.ByKeys(jwks), Set.of(), List.of());
  }

  private static JWTClaimsSet.Builder claims() {
    return claims(client);
  }

  /** What a client says of itself, once. */
  static JWTClaimsSet.Builder claims(Tenant client) {
    return new JWTClaimsSet.Builder()
        .issuer(client.id())
        .subject(client.id())
        .audience(World.ISSUER)
        .expirationTime(Date.from(NOW.plusSeconds(300)))
        .jwtID(UUID.randomUUID().toString());
  }

  private static String signed(JWTClaimsSet.Builder claims) {
    return signed(claims, key);
  }

  static String signed(JWTClaimsSet.Builder claims, ECKey key) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims.build());
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  static String form(String assertion) {
    return "client_assertion_type="
        + URLEncoder.encode(
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
        + "&client_assertion="
        + assertion;
  }

  private static Reply issue(String assertion, String more) {
    return world.form("/oauth2/token", "grant_type=client_credentials&" + form(assertion) + more);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/oauth2/token"})
  void anAssertionForTheIssuerOrTheEndpointProvesTheClient(String path) {
    Reply reply = issue(signed(claims().audience(World.ISSUER + path)), "");

    assertEquals(200, reply.status(), reply.body());
  }

  @Test
  void theClientIdMayBeSentAlongAndHasToBeTheSame() {
    assertEquals(200, issue(signed(claims()), "&client_id=" + client.id()).status());
    assertEquals(401, issue(signed(claims()), "&client_id=another").status());
  }

  @Test
  void assertionsServeAtEveryEndpointForClients() {
    String called = World.ISSUER + "/oauth2/introspect";

    Reply told =
        world.form("/oauth2/introspect", "token=x&" + form(signed(claims().audience(called))));
    Reply revoked = world.form("/oauth2/revoke", "token=x&" + form(signed(claims())));

    assertEquals("{\"active\":false}", told.body());
    assertEquals("{}", revoked.body());
  }

  @Test
  void anAssertionThatIsNotWhatIsAskedForIsRefused() {
    Date expired = Date.from(NOW.minusSeconds(11));
    Date tooLate = Date.from(NOW.plus(Duration.ofMinutes(61)));
    List<String> wrong =
        List.of(
            signed(claims().audience("https://other.example")),
            signed(claims().audience(List.of(World.ISSUER, "https://other.example"))),
            signed(claims().audience(World.ISSUER + "/oauth2/revoke")),
            signed(claims().expirationTime(expired)),
            signed(claims().expirationTime(tooLate)),
            signed(claims().expirationTime(null)),
            signed(claims().jwtID(null)),
            signed(claims().issuer("another")),
            signed(claims().subject(null)),
            new PlainJWT(claims().build()).serialize(),
            signed(claims()).replaceFirst("\\.[^.]*$", ".AAAA"),
            "x.y.z",
            "nonsense");

    for (String assertion : wrong) {
      Reply reply = issue(assertion, "");

      assertEquals(401, reply.status(), reply.body());
    }
  }

  @Test
  void anUnsignedAssertionBesideAValidSecretIsTwoWaysAtOnce() {
    Reply reply = issue(new PlainJWT(claims().build()).serialize(), "&" + world.tenant().form());

    assertEquals(400, reply.status());
  }

  @Test
  void anAssertionIsGoodForOneTime() {
    String assertion = signed(claims());

    Reply first = issue(assertion, "");
    Reply second = issue(assertion, "");

    assertEquals(200, first.status());
    assertEquals(401, second.status());
  }

  @Test
  void ofThreadsThatUseOneAssertionAtOnceOneSucceeds() throws Exception {
    String assertion = signed(claims());
    List<Callable<Integer>> attempts = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      attempts.add(() -> issue(assertion, "").status());
    }

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : threads.invokeAll(attempts)) {
        statuses.add(status.get());
      }
    }

    assertEquals(1, statuses.stream().filter(status -> status == 200).count());
    assertEquals(15, statuses.stream().filter(status -> status == 401).count());
  }

  @Test
  void aRefusedRequestAfterTheProofSpendsTheAssertion() {
    String assertion = signed(claims());

    Reply refused = issue(assertion, "&scope=admin");
    Reply again = issue(assertion, "");

    assertEquals(400, refused.status());
    assertEquals(401, again.status());
  }

  @Test
  void allWaysToFailWithAnAssertionLookAlike() {
    Method keys = new Method.ByKeys(new JWKSet(key).toString(true));
    Tenant elsewhere = world.register(client, keys, Set.of(), List.of("cliquify"));
    Tenant disabled = world.register(client, keys, Set.of(), List.of());
    world.disable(disabled);
    Method closed = new Method.ByKeysAt("http://127.0.0.1:1/jwks");
    Tenant remoteElsewhere = world.register(client, closed, Set.of(), List.of("cliquify"));
    Tenant remoteDisabled = world.register(client, closed, Set.of(), List.of());
    world.disable(remoteDisabled);
    String used = signed(claims());
    Reply _ = issue(used, "");

    Reply unknown = issue(signed(claimsOf("nobody")), "");
    List<Reply> others =
        List.of(
            issue(used, ""),
            issue(signed(claims()).replaceFirst("\\.[^.]*$", ".AAAA"), ""),
            issue(signed(claims().audience("https://other.example")), ""),
            issue(signed(claimsOf(elsewhere.id())), ""),
            issue(signed(claimsOf(disabled.id())), ""),
            issue(signed(claimsOf(remoteElsewhere.id())), ""),
            issue(signed(claimsOf(remoteDisabled.id())), ""),
            issue(signed(claimsOf(world.tenant().id())), ""),
            world.form("/oauth2/token", "grant_type=client_credentials&client_id=" + client.id()));

    assertEquals(401, unknown.status());
    for (Reply other : others) {
      assertEquals(unknown.status(), other.status());
      assertEquals(unknown.body(), other.body());
      assertEquals(unknown.headers(), other.headers());
    }
  }

  private static JWTClaimsSet.Builder claimsOf(String id) {
    return claims().issuer(id).subject(id);
  }

  @Test
  void assertionsMayBeTakenForTheIssuerOnly() {
    try (World strict = World.withAssertionsForTheIssuerOnly()) {
      Method keys = new Method.ByKeys(new JWKSet(key).toString(true));
      Tenant tenant = strict.register(strict.tenant(), keys, Set.of(), List.of());
      String grant = "grant_type=client_credentials&";
      String endpoint = World.ISSUER + "/oauth2/token";

      Reply forIssuer = strict.form("/oauth2/token", grant + form(signed(claimsOf(tenant.id()))));
      Reply forEndpoint =
          strict.form(
              "/oauth2/token", grant + form(signed(claimsOf(tenant.id()).audience(endpoint))));

      assertEquals(200, forIssuer.status());
      assertEquals(401, forEndpoint.status());
    }
  }

  @Test
  void keysThatCannotBeFetchedAreAnOutage() {
    Method closed = new Method.ByKeysAt("http://127.0.0.1:1/jwks");
    Tenant remote = world.register(client, closed, Set.of(), List.of());

    Reply reply = issue(signed(claimsOf(remote.id())), "");

    assertEquals(503, reply.status());
    assertEquals("2", reply.headers().get("Retry-After"));
  }

  @Test
  void aSecretIsNoProofForAClientWithKeys() {
    Reply reply =
        world.form(
            "/oauth2/token",
            "grant_type=client_credentials&client_secret=x&client_id=" + client.id());

    assertEquals(401, reply.status());
  }
}
