package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cache must not give one caller the answer that depends on a header field of another. */
final class VaryTest {

  @AutoClose private static final World world = new World();
  private static RawHttp http;

  @BeforeAll
  static void start() {
    http = new RawHttp(world.server.address().port());
  }

  /** Pages, documents, and errors of every layer: 404, 405 and 401. */
  static Stream<String> requests() {
    return Stream.of(
            List.of("/", "/errors", "/errors/rfc", "/errors/nothing", "/docs", "/health"),
            List.of("/openapi.yaml", "/assets/pages.css", "/assets/nothing", "/nothing"),
            List.of("/.well-known/oauth-authorization-server", "/.well-known/nothing"),
            List.of("/.well-known/oauth-error-catalog", "/oauth2/jwks", "/oauth2/nothing"),
            List.of("/oauth2/token", "/guard/rfc", "/guard/cliquify", "/guard/nothing"),
            List.of("/api/nothing", "/api/v1/profile", "/oauth/nothing", "/oauth/access-token"))
        .flatMap(List::stream)
        .flatMap(path -> Stream.of("GET " + path, "DELETE " + path));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void anAnswerThatDependsOnAHeaderFieldNamesItInVary(String request) {
    String[] parts = request.split(" ", 2);
    for (String field :
        List.of(
            "Accept: text/html",
            "Accept: application/json",
            "Accept-Language: de",
            "Accept-Encoding: gzip",
            "User-Agent: Mozilla/5.0",
            "Cookie: a=b",
            "Origin: https://app.example",
            "X-Requested-With: XMLHttpRequest")) {
      Reply without = http.send(RawHttp.request(parts[0], parts[1], ""));
      Reply with = http.send(RawHttp.request(parts[0], parts[1], "", field));

      String name = field.split(":", 2)[0];
      if (!with.body().equals(without.body()) || !with.headers().equals(without.headers())) {
        assertTrue(varies(without, name) && varies(with, name), request + " with " + field);
      }
    }
  }

  private static boolean varies(Reply reply, String field) {
    return Arrays.stream(reply.headers().getOrDefault("Vary", "").split("[,|]", -1))
        .anyMatch(
            name -> name.strip().toLowerCase(Locale.ROOT).equals(field.toLowerCase(Locale.ROOT)));
  }

  @Test
  void anErrorThatMayBeAPageVariesByAccept() {
    for (String accept : List.of("text/html", "application/json")) {
      Reply reply = world.get("/nothing", "Accept: " + accept);

      assertEquals(404, reply.status());
      assertEquals("Accept", reply.headers().get("Vary"));
    }
  }

  @Test
  void scriptsOfEveryOriginMayReadTheErrorsOfPublicDocuments() {
    for (String path : List.of("/errors/nothing", "/nothing", "/.well-known/nothing")) {
      assertEquals("*", world.get(path).headers().get("Access-Control-Allow-Origin"), path);
    }
    Reply wrongMethod = world.send(RawHttp.request("DELETE", "/openapi.yaml", ""));
    assertEquals(405, wrongMethod.status());
    assertEquals("*", wrongMethod.headers().get("Access-Control-Allow-Origin"));
  }
}
