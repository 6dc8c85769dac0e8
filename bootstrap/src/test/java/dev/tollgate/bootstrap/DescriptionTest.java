package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@link World} checks each answer with tells wrong answers from right ones: the description
 * of the endpoints allows what this server answers, and nothing else.
 */
final class DescriptionTest {

  private static final String ID = "0".repeat(32);
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @AutoClose private static final World world = new World();
  private static Description description;

  @BeforeAll
  static void start() {
    description = new Description(world.get("/openapi.yaml").body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET /api/tags | 401 | {\"message\":\"Unauthenticated.\"}",
        "HEAD /api/tags | 401 | ``",
        "DELETE /health | 400 | {\"error\":\"invalid_request\",\"message\":\"x\"}",
        "GET /api/nothing | 404 | {\"message\":\"x\"}",
        "GET /nothing | 404 | {\"error\":\"not_found\",\"message\":\"x\"}",
        "GET /errors/x | 404 | {\"error\":\"not_found\",\"message\":\"x\"}",
        "GET /health/ | 200 | {\"status\":\"up\"}",
        "GET http://other/health?x | 200 | {\"status\":\"up\"}",
        "GET foo | 404 | {\"error\":\"not_found\",\"message\":\"x\"}"
      })
  void whatIsDescribedPasses(String request, int status, String body) {
    assertDoesNotThrow(() -> check(request, reply(status, headers(request, status), body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET /api/tags | 418 | {\"message\":\"x\"} | status that is not described",
        "GET /api/nothing | 200 | {\"message\":\"x\"} | status that is not described",
        "GET /api/tags | 401 | `` | without a body",
        "GET /api/tags | 401 | {\"error\":\"x\"} | body that is not described",
        "GET /api/tags | 401 | {\"message\":\"x\",\"more\":1} | body that is not described",
        "GET /nothing | 404 | {\"error\":\"else\",\"message\":\"x\"} | body that is not described",
        "GET /api/nothing | 404 | {\"error\":\"not_found\",\"message\":\"x\"} | body that is not",
        "POST /api/tags | 405 | {\"message\":\"x\"} | without Allow",
        "GET /api/tags | 503 | {\"message\":\"x\"} | without Retry-After"
      })
  void whatIsNotDescribedIsFound(String request, int status, String body, String problem) {
    AssertionError found =
        assertThrows(
            AssertionError.class,
            () -> check(request, reply(status, headers(request, status), body)));

    assertTrue(found.getMessage().contains(problem), found.getMessage());
  }

  @Test
  void headersAndTypesThatAreNotDescribedAreFound() {
    String body = "{\"message\":\"Service Unavailable\"}";
    Map<String, String> right = Map.of("Content-Type", "application/json", "Retry-After", "2");
    List<Map<String, String>> wrong =
        List.of(
            Map.of("Content-Type", "application/json", "Retry-After", "soon"),
            Map.of("Content-Type", "application/json", "Retry-After", "2", "Server", "x"),
            Map.of("Content-Type", "text/html", "Retry-After", "2"));

    assertDoesNotThrow(() -> check("GET /api/tags", reply(503, right, body)));
    for (Map<String, String> headers : wrong) {
      assertThrows(AssertionError.class, () -> check("GET /api/tags", reply(503, headers, body)));
    }
    Reply unnamed = new Reply(503, new TreeMap<>(right), body, null, "");
    assertThrows(AssertionError.class, () -> check("GET /api/tags", unnamed));
  }

  /** Errors of public documents are for scripts of every origin, and may be pages. */
  private static Map<String, String> headers(String request, int status) {
    return status == 200 || request.contains("/api/")
        ? JSON
        : Map.of(
            "Access-Control-Allow-Origin",
            "*",
            "Content-Type",
            "application/json",
            "Vary",
            "Accept");
  }

  private static void check(String request, Reply reply) {
    description.check((request + " HTTP/1.1\r\n\r\n").getBytes(StandardCharsets.UTF_8), reply);
  }

  private static Reply reply(int status, Map<String, String> headers, String body) {
    return new Reply(status, new TreeMap<>(headers), body, ID, "");
  }
}
