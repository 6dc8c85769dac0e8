package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.World.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scripts may read what, by the header fields that browsers go by. */
final class CrossOriginTest {

  private static final String ORIGIN = "https://app.example.com";
  private static final String FOREIGN = "https://evil.example.com";
  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private static World world;
  private static Tenant tenant;
  private static HttpClient client;

  @BeforeAll
  static void start() {
    world = new World();
    tenant = world.registerWithOrigin(world.tenant(), ORIGIN);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    world.close();
  }

  private static HttpResponse<String> send(
      String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + world.server.address().port() + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> form(String path, String body, String origin) {
    return send(
        "POST", path, body, "Content-Type", "application/x-www-form-urlencoded", "Origin", origin);
  }

  private static HttpResponse<String> preflight(String path, String origin) {
    return send(
        "OPTIONS",
        path,
        "",
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST",
        "Access-Control-Request-Headers",
        "authorization");
  }

  private static Optional<String> allowed(HttpResponse<?> response) {
    assertTrue(response.headers().allValues(ALLOWED).size() <= 1);
    assertEquals(
        Optional.empty(), response.headers().firstValue("Access-Control-Allow-Credentials"));
    return response.headers().firstValue(ALLOWED);
  }

  /** A request each, with its status. */
  static Stream<List<String>> answers() {
    String grant = "grant_type=client_credentials&";
    String secret = tenant.form();
    return Stream.of(
        List.of("/oauth2/token", grant + secret, "200"),
        List.of("/oauth2/token", grant + "client_id=a&client_secret=b", "401"),
        List.of("/oauth2/token", "grant_type=x&" + secret, "400"),
        List.of("/oauth2/token", grant + secret + "&scope=nothing", "400"),
        List.of("/oauth2/token", "x".repeat(65_537), "413"),
        List.of("/oauth2/token?" + "x".repeat(8_200), "", "414"),
        List.of("/oauth2/introspect", secret + "&token=x", "200"),
        List.of("/oauth2/introspect", "token=x", "401"),
        List.of("/oauth2/revoke", secret + "&token=x", "200"),
        List.of("/oauth2/revoke", "token=x", "401"),
        List.of("/oauth2/userinfo", "access_token=x", "401"),
        List.of("/oauth2/nothing", "", "404"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aRegisteredOriginReadsEveryAnswerOfTheOauthEndpoints(List<String> row) {
    HttpResponse<String> own = form(row.get(0), row.get(1), ORIGIN);
    HttpResponse<String> foreign = form(row.get(0), row.get(1), FOREIGN);

    assertEquals(row.get(2), "" + own.statusCode());
    boolean isOverlong = row.get(2).equals("414");
    assertEquals(isOverlong ? Optional.empty() : Optional.of(ORIGIN), allowed(own));
    assertEquals(List.of("Origin"), own.headers().allValues("Vary"));
    assertEquals(row.get(2), "" + foreign.statusCode());
    assertEquals(Optional.empty(), allowed(foreign));
    assertEquals(List.of("Origin"), foreign.headers().allValues("Vary"));
    if (!row.get(2).equals("200")) {
      assertEquals(own.body(), foreign.body());
    }
  }

  @Test
  void scriptsMayReadTheChallengeTheWaitAndTheIdOfTheRequest() {
    HttpResponse<String> reply = form("/oauth2/token", "", ORIGIN);

    assertEquals(
        Optional.of("Retry-After, WWW-Authenticate, X-Request-Id"),
        reply.headers().firstValue("Access-Control-Expose-Headers"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth2/token",
        "/oauth2/introspect",
        "/oauth2/revoke",
        "/oauth2/userinfo",
        "/oauth2/nothing"
      })
  void aPreflightOfARegisteredOriginIsAllowed(String path) {
    HttpResponse<String> reply = preflight(path, ORIGIN);

    assertEquals(204, reply.statusCode());
    assertEquals("", reply.body());
    assertEquals(Optional.of(ORIGIN), allowed(reply));
    assertEquals(List.of("Origin"), reply.headers().allValues("Vary"));
    assertEquals(
        Optional.of("*, Authorization"),
        reply.headers().firstValue("Access-Control-Allow-Headers"));
    assertEquals(
        Optional.of("GET, HEAD, POST"), reply.headers().firstValue("Access-Control-Allow-Methods"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example.com",
    "null",
    "*",
    "https://APP.example.com",
    "https://app.example.com:443",
    "https://app.example.com/",
    "https://app.example.com.evil.example",
    "http://app.example.com",
    "'https://app.example.com, https://app.example.com'"
  })
  void aForeignOriginGetsTheOrdinaryAnswer(String origin) {
    HttpResponse<String> ordinary = send("OPTIONS", "/oauth2/token", "");

    HttpResponse<String> reply = preflight("/oauth2/token", origin);

    assertEquals(405, reply.statusCode());
    assertEquals(ordinary.body(), reply.body());
    assertEquals(Optional.empty(), allowed(reply));
    assertEquals(List.of("Origin"), reply.headers().allValues("Vary"));
  }

  @Test
  void optionsWithoutARequestedMethodIsNoPreflight() {
    HttpResponse<String> reply = send("OPTIONS", "/oauth2/token", "", "Origin", ORIGIN);

    assertEquals(405, reply.statusCode());
    assertEquals(Optional.of(ORIGIN), allowed(reply));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth2/jwks",
        "/.well-known/oauth-authorization-server",
        "/.well-known/openid-configuration",
        "/errors/rfc",
        "/errors/nothing",
        "/openapi.yaml"
      })
  void everyOriginReadsPublicDocumentsAndTheirErrors(String path) {
    for (String method : List.of("GET", "DELETE")) {
      HttpResponse<String> reply = send(method, path, "", "Origin", FOREIGN);

      assertEquals(Optional.of("*"), allowed(reply), method);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/guard/rfc", "/oauth/access-token", "/api/v1/profile"})
  void otherContractsAndTheGuardLetNoScriptRead(String path) {
    for (HttpResponse<String> reply : List.of(form(path, "", ORIGIN), preflight(path, ORIGIN))) {
      assertEquals(Optional.empty(), allowed(reply));
      assertEquals(List.of(), reply.headers().allValues("Vary"));
      assertTrue(reply.statusCode() >= 400 && reply.statusCode() != 403, reply.toString());
    }
  }

  @Test
  void anOutageCanBeReadByWhoWasKnownBefore() {
    HttpResponse<String> before = form("/oauth2/token", "", ORIGIN);

    HttpResponse<String> during =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null),
            () -> {
              world.ageKeys();
              return form(
                  "/oauth2/token", "grant_type=client_credentials&" + tenant.form(), ORIGIN);
            });

    assertEquals(Optional.of(ORIGIN), allowed(before));
    assertEquals(503, during.statusCode());
    assertEquals(Optional.of(ORIGIN), allowed(during));
  }

  @Test
  void aNewOriginCountsWithinTwoSecondsAndTheOneOfADeletedClientNoLonger() {
    String origin = "http://localhost:5173";
    boolean before = allowed(form("/oauth2/token", "", origin)).isPresent();
    Tenant added = world.registerWithOrigin(tenant, origin);
    world.ageKeys();
    boolean after = allowed(form("/oauth2/token", "", origin)).isPresent();
    world.delete(added);
    world.ageKeys();
    boolean atTheEnd = allowed(form("/oauth2/token", "", origin)).isPresent();

    assertEquals(List.of(false, true, false), List.of(before, after, atTheEnd));
  }
}
