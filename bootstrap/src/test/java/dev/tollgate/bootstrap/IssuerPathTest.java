package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer with a path, as callers see it through a proxy that keeps the path or strips it. */
final class IssuerPathTest {

  private static final String ISSUER = "https://example.com/auth";
  private static final String METADATA = "/.well-known/oauth-authorization-server";
  private static final String CATALOG = "/.well-known/oauth-error-catalog";

  private static World world;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    world = World.ofToday(SigningAlgorithm.ES256, Optional.of(ISSUER));
    http = new RawHttp(world.server.address().port());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {METADATA, METADATA + "/auth", "/auth" + METADATA})
  void theMetadataIsFoundUnderBothSpellingsAndNamesUrlsBelowTheIssuer(String path) {
    Reply reply = http.get(path);

    assertEquals(200, reply.status());
    assertTrue(reply.body().contains("\"issuer\":\"" + ISSUER + "\""), reply.body());
    for (String endpoint : List.of("token", "introspect", "revoke", "jwks")) {
      assertTrue(reply.body().contains("\"" + ISSUER + "/oauth2/" + endpoint + "\""), reply.body());
    }
  }

  @ParameterizedTest
  @CsvSource({
    CATALOG + "/auth, 200",
    "/auth" + CATALOG + ", 200",
    CATALOG + "/other, 404",
    "/auth" + METADATA + "/auth, 404",
    "/.well-known/auth, 404",
    "/.well-known//auth, 404",
    "/.well-known/a/oauth-error-catalog/auth, 404",
    "/authority/health, 404",
    "/Auth/health, 404",
    "/auth, 200",
    "/auth/, 200",
    "/auth/health, 200",
    "/auth/auth/health, 404",
    "/health, 200",
    "/auth/oauth2/nothing, 404",
    "/auth/../health, 404"
  })
  void onlyWholeSegmentsOfThePathAreStrippedAndOnlyOnce(String path, int status) {
    assertEquals(status, http.get(path).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/nothing", "/api/nothing", "/nothing", "/oauth2/token"})
  void anErrorIsTheSameWhetherTheProxyKeepsThePathOrStripsIt(String path) {
    Reply stripped = http.get(path);
    Reply kept = http.get("/auth" + path);

    assertEquals(stripped.status(), kept.status());
    assertEquals(stripped.headers(), kept.headers());
    assertEquals(stripped.body(), kept.body());
  }

  @Test
  void anErrorLinksToItsPageBelowTheIssuer() {
    Reply refused = http.form("/auth/oauth2/token", "grant_type=client_credentials");
    String uri = refused.body().replaceFirst(".*\"error_uri\":\"([^\"]*)\".*", "$1");

    assertTrue(uri.startsWith(ISSUER + "/errors/rfc#"), refused.body());
    assertEquals(200, http.get("/auth/errors/rfc", "Accept: text/html").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/auth"})
  void aTokenIsIssuedIntrospectedAndLetThroughByTheGuards(String prefix) {
    Tenant tenant = world.tenant();
    String token = world.rfcToken(tenant);
    String bearer = "Authorization: Bearer " + token;

    Reply told = http.form(prefix + "/oauth2/introspect", tenant.form() + "&token=" + token);

    assertTrue(told.body().contains("\"iss\":\"" + ISSUER + "\""), told.body());
    assertTrue(told.body().contains("\"aud\":\"" + ISSUER + "\""), told.body());
    assertEquals(204, http.get(prefix + "/guard/rfc?scope=profile:read", bearer).status());
    assertEquals(
        204,
        http.get(
                prefix + "/guard/cliquify?scope=profile:read",
                "Authorization: Bearer " + world.token(tenant))
            .status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/errors", "/errors/rfc", "/docs", "/nothing"})
  void everyLinkOfAPageStaysBelowThePathOfTheIssuer(String path) {
    String page = http.get(path, "Accept: text/html").body();
    Set<String> links = new TreeSet<>(all(page, "(?:src|href|data-description)=\"([^\"#]+)"));

    assertTrue(links.contains("/auth/assets/pages.css"), links.toString());
    for (String link : links) {
      assertTrue(link.startsWith("/auth/"), link);
      assertEquals(200, http.get(link).status(), link);
    }
  }

  @Test
  void theFrontPageTellsProgramsPathsBelowTheIssuer() {
    String front = http.get("/").body();

    Set<String> paths = new TreeSet<>(all(front, "\"(?:path|errors)\":\"(/[^\"]*)\""));

    assertTrue(paths.contains("/auth/errors/rfc"), front);
    for (String path : paths) {
      assertTrue(path.startsWith("/auth/"), path);
      assertEquals(200, http.get(path).status(), path);
    }
  }

  @Test
  void noIssuerMayTakeAPathThatTheServerHas() {
    String description = http.get("/openapi.yaml").body();

    Set<String> first = new TreeSet<>(all(description, "(?m)^ *'?/([^/{}:' ]+)[^:' ]*'?:"));

    assertTrue(first.contains("oauth2"), first.toString());
    assertEquals(Set.of(), minus(first, IssuerUrl.TAKEN));
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    boolean _ = rest.removeAll(some);
    return rest;
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
