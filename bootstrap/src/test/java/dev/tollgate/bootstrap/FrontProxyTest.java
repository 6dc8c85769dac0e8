package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real nginx in front of Tollgate, with each configuration of docs/proxies.md. */
@Tag("full")
final class FrontProxyTest {

  private static final int PLAIN = 0;
  private static final int KEEPS = 1;
  private static final int STRIPS = 2;

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

  private static final List<World> WORLDS = new ArrayList<>();
  private static final List<ProxyDaemon> PROXIES = new ArrayList<>();

  @TempDir private static Path directory;

  @BeforeAll
  static void start() throws Exception {
    List<String> documented = ProxyDaemon.documented("proxies.md", "nginx");
    assertEquals(3, documented.size());
    for (int i = 0; i < documented.size(); i++) {
      int port = FreePorts.next();
      World world =
          World.ofToday(
              SigningAlgorithm.RS256,
              Optional.of("http://127.0.0.1:" + port + (i == PLAIN ? "" : "/auth")));
      WORLDS.add(world);
      PROXIES.add(
          ProxyDaemon.nginx(
              Files.createDirectory(directory.resolve("" + i)),
              port,
              documented
                  .get(i)
                  .replace("127.0.0.1:8000", "127.0.0.1:" + port)
                  .replace("127.0.0.1:8080", "127.0.0.1:" + world.server.address().port())));
    }
  }

  @AfterAll
  static void stop() {
    PROXIES.forEach(ProxyDaemon::close);
    WORLDS.forEach(World::close);
  }

  private static RawHttp proxy(int configuration) {
    return new RawHttp(PROXIES.get(configuration).port());
  }

  private static String prefix(int configuration) {
    return configuration == PLAIN ? "" : "/auth";
  }

  @ParameterizedTest
  @ValueSource(ints = {PLAIN, KEEPS, STRIPS})
  void clientsFindTheIssuerUnderBothSpellingsAndUseWhatItsMetadataName(int configuration) {
    RawHttp proxy = proxy(configuration);
    World world = WORLDS.get(configuration);
    Tenant tenant = world.tenant();
    String origin = "http://127.0.0.1:" + proxy.port();
    String issuer = origin + prefix(configuration);
    String known = "/.well-known/oauth-authorization-server";

    Reply inserted = proxy.get(known + prefix(configuration));
    Reply appended = proxy.get(prefix(configuration) + known);
    String token = path(inserted, "token_endpoint", origin);
    Reply issued = proxy.form(token, "grant_type=client_credentials&" + tenant.form());
    String introspect = path(inserted, "introspection_endpoint", origin);
    Reply told = proxy.form(introspect, tenant.form() + "&token=" + member(issued, "access_token"));

    assertEquals(200, inserted.status());
    assertEquals(inserted.body(), appended.body());
    assertEquals(issuer, member(inserted, "issuer"));
    assertEquals(200, issued.status());
    assertEquals(issuer, member(told, "iss"));
    assertEquals(200, proxy.get(path(inserted, "jwks_uri", origin)).status());
    Reply refused = proxy.form(token, "grant_type=client_credentials&client_id=a&client_secret=b");
    assertEquals(401, refused.status());
    String page = path(refused, "error_uri", origin).replaceFirst("#.*", "");
    Reply shown = proxy.get(page, "Accept: text/html");
    assertTrue(shown.body().contains("id=\"invalid_client\""), shown.body());
    assertEquals(200, proxy.get(prefix(configuration) + "/assets/pages.css").status());
  }

  private static String path(Reply reply, String member, String origin) {
    String url = member(reply, member);
    assertTrue(url.startsWith(origin + "/"), url);
    return url.substring(origin.length());
  }

  private static String member(Reply reply, String name) {
    return reply.body().replaceFirst("(?s).*\"" + name + "\":\"([^\"]*)\".*", "$1");
  }

  @ParameterizedTest
  @ValueSource(ints = {PLAIN, KEEPS, STRIPS})
  void aRequestLineAtItsLimitPassesAndALongerOneGetsTheErrorOfTheContract(int configuration) {
    String start = prefix(configuration) + "/oauth2/nothing?";
    int rest = ("GET " + start + " HTTP/1.1").length();
    int stripped = configuration == STRIPS ? prefix(configuration).length() : 0;
    int most = 8 * 1024 - rest + stripped;

    Reply longest = proxy(configuration).get(start + "x".repeat(most - 2));
    Reply longer = proxy(configuration).get(start + "x".repeat(most + 1));

    assertEquals(404, longest.status());
    assertTrue(longest.body().contains("error_uri"), longest.body());
    assertEquals(414, longer.status());
    assertEquals(own(configuration, "GET", 8 * 1024, "").body(), longer.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {PLAIN, KEEPS, STRIPS})
  void headerFieldsNearTheirLimitPassAndMoreGetTheErrorOfTheContract(int configuration) {
    String path = prefix(configuration) + "/oauth2/nothing";
    String half = "X-Fill: " + fill(16 * 1024);

    Reply most = proxy(configuration).get(path, "X-Fill: " + fill(32 * 1024 - 512));
    Reply more = proxy(configuration).get(path, half, half);

    assertEquals(404, most.status());
    assertEquals(431, more.status());
    assertTrue(more.body().contains("error_uri"), more.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {PLAIN, KEEPS, STRIPS})
  void aBodyAtItsLimitIsReadAndALongerOneGetsTheErrorOfTheContract(int configuration) {
    String path = prefix(configuration) + "/oauth2/token";
    String form = "grant_type=client_credentials&client_id=a&client_secret=";

    Reply most =
        proxy(configuration)
            .send(RawHttp.request("POST", path, form + fill(64 * 1024 - form.length()), FORM));
    Reply more =
        proxy(configuration)
            .send(RawHttp.request("POST", path, form + fill(64 * 1024 - form.length() + 1), FORM));

    assertEquals(401, most.status());
    assertEquals(413, more.status());
    assertEquals(own(configuration, "POST", 0, form + fill(64 * 1024)).body(), more.body());
  }

  @Test
  void aRequestHiddenInABodyIsAnsweredToNobodyElse() {
    Smuggling.attempt(proxy(PLAIN).port(), "/oauth2/introspect", FORM);

    for (int i = 0; i < 10; i++) {
      assertEquals(200, proxy(PLAIN).get("/health").status());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {PLAIN, KEEPS, STRIPS})
  void theLargestTokenIsIssuedIntrospectedAndRevoked(int configuration) {
    World world = WORLDS.get(configuration);
    RawHttp proxy = proxy(configuration);
    String issuer = "http://127.0.0.1:" + proxy.port() + prefix(configuration);
    Largest largest = Largest.in(world, issuer, "front-");
    StringBuilder form =
        new StringBuilder("grant_type=client_credentials&" + largest.tenant().form());
    largest.resources().forEach(resource -> form.append("&resource=").append(resource));

    String token =
        member(
            proxy.form(prefix(configuration) + "/oauth2/token", form.toString()), "access_token");
    Reply told =
        proxy.form(
            prefix(configuration) + "/oauth2/introspect",
            largest.tenant().form() + "&token=" + token);
    Reply passed =
        proxy.get(
            prefix(configuration) + "/guard/rfc?scope=profile:read",
            "Authorization: Bearer " + token);

    assertEquals(largest.scopes(), member(told, "scope"));
    assertEquals(204, passed.status());
    assertEquals(largest.scopes(), passed.headers().get("X-Scopes"));
    assertEquals(
        200,
        proxy
            .form(
                prefix(configuration) + "/oauth2/revoke",
                largest.tenant().form() + "&token=" + token)
            .status());
  }

  /** The answer of the server itself. */
  private static Reply own(int configuration, String method, int target, String body) {
    World world = WORLDS.get(configuration);
    return new RawHttp(world.server.address().port())
        .send(RawHttp.request(method, "/oauth2/token?" + fill(target), body, FORM));
  }

  private static String fill(int length) {
    return "x".repeat(length);
  }
}
