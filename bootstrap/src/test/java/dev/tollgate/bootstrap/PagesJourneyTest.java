package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.reference.ErrorReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that people open, and what they are made of. */
final class PagesJourneyTest {

  private static final String BROWSER = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";

  private static final Map<String, String> GUARDED =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri"
              + " 'none'; form-action 'none'; frame-ancestors 'none'",
          "Content-Type",
          "text/html; charset=utf-8",
          "Referrer-Policy",
          "no-referrer",
          "X-Content-Type-Options",
          "nosniff");

  @AutoClose private static final World world = new World();

  static Stream<String> contracts() {
    return ErrorReference.contracts().stream();
  }

  static Stream<String> pages() {
    return Stream.concat(
        Stream.of("/", "/errors", "/nothing"), contracts().map(contract -> "/errors/" + contract));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageLetsABrowserLoadNothingFromElsewhere(String path) {
    Reply page = world.get(path, BROWSER);

    assertEquals(new TreeMap<>(GUARDED), guarded(page));
    assertLoadsNothingFromElsewhere(page);
  }

  private static Map<String, String> guarded(Reply page) {
    TreeMap<String, String> headers = new TreeMap<>(page.headers());
    headers
        .keySet()
        .removeAll(Set.of("Access-Control-Allow-Origin", "Cache-Control", "ETag", "Vary"));
    return headers;
  }

  private static void assertLoadsNothingFromElsewhere(Reply page) {
    assertEquals(List.of(), all(page.body(), "(?:src|href|action|srcset)=\"(?!/[^/]|/\"|#)[^\"]*"));
    assertEquals(List.of(), all(page.body(), "style=|<style|<script(?! src)|javascript:| on\\w+="));
  }

  @Test
  void thePageWithTheFormsMayAskThisServerAndNobodyElse() {
    Reply docs = world.get("/docs", BROWSER);

    TreeMap<String, String> expected = new TreeMap<>(GUARDED);
    expected.computeIfPresent(
        "Content-Security-Policy",
        (_, policy) ->
            policy.replace("img-src 'self'", "img-src 'self' data:; connect-src 'self'"));
    assertEquals(expected, guarded(docs));
    assertLoadsNothingFromElsewhere(docs);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkOfAPageLeadsSomewhere(String path) {
    String page = world.get(path, BROWSER).body();
    Set<String> known = new HashSet<>(List.of("/api", "/oauth"));

    for (String link : new TreeSet<>(all(page, "(?<=(?:src|href)=\")[^\"]*"))) {
      String target = link.startsWith("#") ? path + link : link;
      String[] halves = target.split("#", 2);
      if (known.add(halves[0])) {
        boolean itself = halves[0].equals(path);
        assertTrue(itself || world.get(halves[0], BROWSER).status() == 200, target);
      }
      if (halves.length == 2) {
        assertTrue(ids(halves[0]).contains(halves[1]), path + " leads to " + target);
      }
    }

    assertFalse(known.size() < 4, "only " + known);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noTwoPartsOfAPageHaveTheSameId(String path) {
    List<String> ids = all(world.get(path, BROWSER).body(), "(?<= id=\")[^\"]*");

    assertEquals(ids.size(), Set.copyOf(ids).size(), path);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void thePageOfAContractTellsEveryEntry(String contract) {
    String page = world.get("/errors/" + contract, BROWSER).body();
    String overview = world.get("/errors", BROWSER).body();

    for (Entry entry : ErrorReference.of(contract).entries()) {
      String told = unescaped(article(page, entry.name()));
      assertTrue(told.contains(entry.cause()), entry.name());
      assertTrue(told.contains(entry.advice()), entry.name());
      assertTrue(told.contains("HTTP/1.1 " + entry.status() + " "), entry.name());
      assertTrue(told.contains("\n\n" + entry.body() + "</code></pre>"), entry.name());
      entry.headers().forEach((name, value) -> assertTrue(told.contains(name + ": " + value)));
      assertEquals(entry.unreachable().isPresent(), told.contains("Never answered"), entry.name());
      assertTrue(told.contains(">" + entry.source().name().toLowerCase(java.util.Locale.ROOT)));
      entry
          .reactions()
          .forEach(it -> assertTrue(told.contains(it.situation() + ": " + it.reaction())));
      assertTrue(overview.contains("\"/errors/" + contract + "#" + entry.name() + "\""));
    }
  }

  @Test
  void everyErrorUriLeadsToAPartOfAPage() {
    Set<String> uris = new TreeSet<>();
    contracts()
        .flatMap(contract -> ErrorReference.of(contract).entries().stream())
        .forEach(
            entry ->
                uris.addAll(
                    all(entry.headers() + entry.body(), Pattern.quote(World.ISSUER) + "/[^\" ]*")));

    for (String uri : uris) {
      String[] halves = uri.substring(World.ISSUER.length()).split("#", 2);
      assertTrue(ids(halves[0]).contains(halves[1]), uri);
    }

    assertTrue(uris.contains(World.ISSUER + "/errors/rfc#invalid_client"), "" + uris);
  }

  @Test
  void theFrontPageTellsProgramsWhatThereIs() {
    Reply front = world.get("/");

    assertEquals(200, front.status());
    assertEquals("application/json", front.headers().get("Content-Type"));
    assertTrue(
        front
            .body()
            .startsWith(
                "{\"name\":\"Tollgate\",\"about\":\"An OAuth 2.0 token server that documents every"
                    + " error it returns.\",\"contracts\":[{\"contract\":\"better-i18n\","),
        front.body());
    assertTrue(
        front
            .body()
            .contains(
                "\"roots\":[\"/.well-known/oauth-authorization-server\",\"/.well-known/openid-configuration\","
                    + "\"/guard/rfc\",\"/oauth2\"],"
                    + "\"errors\":\"/errors/rfc\"}],\"documents\":[{\"path\":\"/"),
        front.body());
    assertFalse(front.body().contains("\"contract\":\"house\""), front.body());
  }

  @Test
  void theFrontPageTellsNothingOfTheMachineOrTheVersion() {
    for (String accept : List.of(BROWSER, "Accept: application/json")) {
      Reply front = world.get("/", accept);

      assertEquals(
          List.of(),
          all(
              front.headers() + front.body(),
              "(?i)[0-9]+\\.[1-9]|localhost|auth\\.|micronaut|java"),
          accept);
    }
  }

  @Test
  void everyDocumentOfTheFrontPageCanBeRead() {
    List<String> paths = all(world.get("/").body(), "(?<=\"path\":\")[^\"]*");

    for (String path : paths) {
      assertEquals(200, world.get(path).status(), path);
    }

    assertTrue(
        paths.containsAll(
            List.of(
                "/docs",
                "/errors",
                "/openapi.yaml",
                ErrorCatalogJourneyTest.CATALOG,
                "/oauth2/jwks")),
        "" + paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | text/html",
        "TEXT/HTML;charset=utf-8 | text/html",
        "text/html,application/json | text/html",
        "application/json;q=0.5, text/html;q=0.9 | text/html",
        "application/json, text/html;q=0.9 | application/json",
        "text/html;q=0 | application/json",
        "application/json | application/json",
        "*/* | application/json",
        "text/* | application/json",
        "image/png | application/json",
        ";;;,,q=x | application/json"
      })
  void aRequestForHtmlGetsAPageAndEveryOtherJson(String accept, String type) {
    for (String path : List.of("/", "/errors", "/errors/rfc", "/errors/unknown")) {
      Reply reply = world.get(path, "Accept: " + accept);

      assertTrue(reply.headers().get("Content-Type").startsWith(type), path);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/errors",
        "/errors/rfc",
        "/.well-known/oauth-error-catalog",
        "/openapi.yaml",
        "/docs",
        "/assets/pages.css",
        "/assets/swagger-ui-bundle.js"
      })
  void aCurrentCopyIsConfirmedAsNotModified(String path) {
    Reply whole = world.get(path, BROWSER);
    String tag = whole.headers().get("ETag");
    Reply same = world.get(path, BROWSER, "If-None-Match: \"other\", " + tag);
    Reply strong = world.get(path, BROWSER, "If-None-Match: " + tag.substring(2));
    Reply changed = world.get(path, BROWSER, "If-None-Match: \"other\"");

    assertEquals("public, max-age=60", whole.headers().get("Cache-Control"));
    assertEquals("Accept, Accept-Encoding", whole.headers().get("Vary"));
    assertEquals(304, same.status());
    assertEquals("", same.body());
    assertEquals(tag, same.headers().get("ETag"));
    assertTrue(tag.startsWith("W/\""), tag);
    assertEquals(304, strong.status());
    assertEquals(
        whole, new Reply(200, whole.headers(), changed.body(), whole.requestId(), "null null"));
  }

  @Test
  void aPageAndItsDocumentHaveDifferentTags() {
    assertNotEquals(
        world.get("/errors", BROWSER).headers().get("ETag"),
        world.get("/errors").headers().get("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/errors", "/errors/rfc", "/assets/search.js"})
  void headIsGetWithoutTheBody(String path) {
    Reply get = world.get(path, BROWSER);

    Reply head = world.send(RawHttp.request("HEAD", path, "", BROWSER));

    assertEquals(200, head.status());
    assertEquals(get.headers(), head.headers());
    assertEquals("", head.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/errors/unknown",
        "/errors/rfc/x",
        "/errors/..",
        "/assets/",
        "/assets/unknown.css",
        "/assets/errors.yaml",
        "/assets/..",
        "/.well-known/oauth-error-catalog/x"
      })
  void whatIsNotThereIsTheHouses404(String path) {
    Reply reply = world.get(path);

    assertEquals(404, reply.status());
    assertEquals(
        "{\"error\":\"not_found\",\"message\":\"There is nothing at this path.\"}", reply.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/errors", "/errors/rfc", "/assets/pages.css"})
  void pagesAreOnlyRead(String path) {
    Reply reply = world.send(RawHttp.request("POST", path, ""));

    assertEquals(405, reply.status());
    assertEquals("GET, HEAD", reply.headers().get("Allow"));
  }

  @Test
  void filesOfThePagesHaveTheirTypesAndLoadNothing() {
    Reply style = world.get("/assets/pages.css");
    Reply script = world.get("/assets/search.js");
    Reply picture = world.get("/assets/gate.svg");
    Reply renderer = world.get("/assets/swagger-ui-bundle.js");

    assertEquals("text/css; charset=utf-8", style.headers().get("Content-Type"));
    assertEquals("text/javascript; charset=utf-8", script.headers().get("Content-Type"));
    assertEquals("image/svg+xml", picture.headers().get("Content-Type"));
    assertEquals("text/javascript; charset=utf-8", renderer.headers().get("Content-Type"));
    assertTrue(renderer.body().contains("SwaggerUIBundle"));
    assertEquals(List.of(), all(style.body(), "url\\(|@import|http"));
    assertEquals(List.of(), all(script.body(), "import\\(|fetch|http|innerHTML"));
  }

  /** Those of a page, which is read once: pages have hundreds of links to one another's parts. */
  private static Set<String> ids(String path) {
    return IDS.computeIfAbsent(
        path, it -> Set.copyOf(all(world.get(it, BROWSER).body(), "(?<= id=\")[^\"]*")));
  }

  private static final Map<String, Set<String>> IDS = new HashMap<>();

  private static String article(String page, String name) {
    int start = page.indexOf("aria-labelledby=\"" + name + "\"");
    assertTrue(start > 0, name);
    return page.substring(start, page.indexOf("</article>", start));
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toList());
  }
}
