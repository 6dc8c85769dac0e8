package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.reference.ErrorReference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends hundreds of odd requests over raw sockets: every answer must stand in a reference, or be
 * the front page.
 */
@Isolated("others let servers log stack traces")
final class OddRequestsTest {

  private static final List<String> TARGETS =
      List.of(
          "/",
          "//",
          "/?x",
          "?x",
          "*",
          "foo",
          "/nothing",
          "/%zz",
          "/%00",
          "/é",
          "/health/x",
          "/api",
          "/api/",
          "/api/foo",
          "/api/[foo",
          "/api/%zz",
          "/api/%00",
          "/api/\u007f",
          "/api/tags;a=b",
          "/api%2Ftags",
          "/api//tags",
          "/api" + "/a".repeat(4_000),
          "//api/tags",
          "/api/./tags",
          "/api/../oauth/access-token",
          "/api/\"quoted\"",
          "/api/<b>",
          "/api/foo#fragment",
          "/api/tags?x=%zz",
          "/api/tags?page=%zz",
          "/api/tags?page=1&page=2",
          "/api/tags?page[]=1",
          "/api/tags?%00",
          "http://other/api/foo",
          "HTTP://other",
          "http://[::1]/api/tags",
          "/oauth",
          "/oauth/",
          "/oauth/x",
          "/oauth/access-token",
          "/oauth/access-token/",
          "/oauth/access-token/x",
          "/oauth/access_token",
          "/oauth/introspect?token=x",
          "/oauth/revoke/%2e%2e",
          "/oauth2",
          "/oauth2/",
          "/oauth2/x",
          "/oauth2/token",
          "/oauth2/token/x",
          "/oauth2/introspect?token=x",
          "/oauth2/authorize",
          "/.well-known/openid-configuration/x",
          "/guard",
          "/guard/rfc",
          "/guard/rfc/x",
          "/guard/rfc?scope=%zz",
          "/guard/rfc;x",
          "/guard/rfcx",
          "/guard/cliquify",
          "/guard/cliquify/refusal",
          "/guard/house",
          "/token_info",
          "/login",
          "/logout",
          "/keys",
          "/~nowhere",
          "/api/~nowhere",
          "/favicon.ico",
          "/.well-known/jwks.json");

  private static final List<String> METHODS =
      List.of(
          "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW");

  @AutoClose private static final World world = new World();
  @AutoClose private static final LoggedTraces traces = new LoggedTraces();
  private static String frontPage;

  @BeforeAll
  static void start() {
    frontPage = world.get("/").body();
  }

  /** A stranger could fill the log with them. */
  @AfterEach
  void nothingLeavesAStackTraceInTheLog() {
    assertEquals(List.of(), traces.all());
  }

  @Test
  void everyOddTargetUnderEveryMethodIsAnsweredFromAReference() {
    List<String> strange = new ArrayList<>();

    for (String target : TARGETS) {
      for (String method : METHODS) {
        note(RawHttp.request(method, target, ""), method, strange);
      }
    }

    assertEquals(List.of(), strange);
  }

  @Test
  void everyBrokenRequestIsAnsweredFromAReference() {
    List<String> strange = new ArrayList<>();

    for (String path :
        List.of(
            "/api/tags",
            "/oauth/access-token",
            "/oauth/revoke",
            "/oauth2/token",
            "/guard/rfc",
            "/nothing")) {
      for (String request : broken(path)) {
        note(request, request.substring(0, request.indexOf(' ')), strange);
      }
    }

    assertEquals(List.of(), strange);
  }

  private static List<String> broken(String path) {
    String host = "Host: x\r\nConnection: close\r\n";
    return Stream.of(
            "GET %s\r\n\r\n",
            "GET %s HTTP/0.9\r\n" + host + "\r\n",
            "GET %s HTTP/2.0\r\n" + host + "\r\n",
            "GET %s HTTP/x.y\r\n" + host + "\r\n",
            "GET %s HTTP/1.0\r\nConnection: close\r\n\r\n",
            "GET %s HTTP/1.1\r\nConnection: close\r\n\r\n",
            "GET %s HTTP/1.1\r\nHost: y\r\n" + host + "\r\n",
            "GET %s HTTP/1.1\r\n" + host + "no colon\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "A b: c\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "A: \u0000\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Accept: image/png\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Accept: ;;;\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Content-Type: %%%%\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Authorization: Bearer\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Authorization: Bearer a b\r\n\r\n",
            "GET %s HTTP/1.1\r\n"
                + host
                + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Authorization: Basic %%%%\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello",
            "GET %s HTTP/1.1\r\n" + host + "X-Tollgate-Fault: BROKEN\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "X-Tollgate-Target: /evil\r\n\r\n",
            "GET %s HTTP/1.1\r\n"
                + host
                + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n",
            "OPTIONS %s HTTP/1.1\r\n"
                + host
                + "Origin: http://e\r\nAccess-Control-Request-Method: GET\r\n\r\n",
            "POST %s HTTP/1.1\r\n" + host + "Content-Length: abc\r\n\r\n",
            "POST %s HTTP/1.1\r\n" + host + "Content-Length: -5\r\n\r\n",
            "POST %s HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "POST %s HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST %s HTTP/1.1\r\n" + host + "Transfer-Encoding: nonsense\r\n\r\n",
            "POST %s HTTP/1.1\r\n"
                + host
                + "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
                + "Content-Length: 2\r\n\r\n{}",
            "POST %s HTTP/1.1\r\n"
                + host
                + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 5\r\n\r\n--x--",
            "POST %s HTTP/1.1\r\n"
                + host
                + "Content-Type: application/json\r\nContent-Length: 30000\r\n\r\n"
                + "[".repeat(30_000),
            "POST %s HTTP/1.1\r\n"
                + host
                + "Content-Length: 1048576\r\n\r\n"
                + "a".repeat(1_048_576),
            "GET %s?" + "a".repeat(65_536) + " HTTP/1.1\r\n" + host + "\r\n",
            "GET %s HTTP/1.1\r\n" + host + "A: " + "a".repeat(100_000) + "\r\n\r\n",
            "GET %s HTTP/1.1\r\n" + host + "A: b\r\n".repeat(9_000) + "\r\n")
        .map(request -> request.formatted(path))
        .toList();
  }

  @Test
  void aBrowserGetsAPageWhereNoContractOwnsThePath() {
    String browser = "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

    Reply page = world.get("/nothing", browser);
    Reply api = world.get("/api/nothing", browser);

    assertEquals(404, page.status());
    assertEquals("text/html; charset=utf-8", page.headers().get("Content-Type"));
    assertTrue(page.body().contains("<h1>There is nothing at this path.</h1>"), page.body());
    assertEquals("{\"message\":\"The route api/nothing could not be found.\"}", api.body());
  }

  @Test
  void whatACallerSaysUnderTheServersOwnHeadersCountsForNothing() {
    Reply reply =
        world.get(
            "/api/foo",
            "X-Tollgate-Target: /evil",
            "X-Tollgate-Fault: UNREADABLE",
            "X-Tollgate-Content-Type: application/json",
            "X-Request-Id: mine");

    assertEquals("{\"message\":\"The route api/foo could not be found.\"}", reply.body());
    assertNotEquals("mine", reply.requestId());
  }

  @Test
  void aLongRouteIsRepeatedInPartAndEscaped() {
    Reply reply = world.get("/api/\"" + "a".repeat(1_000));

    assertEquals(
        "{\"message\":\"The route api/\\\"" + "a".repeat(195) + " could not be found.\"}",
        reply.body());
  }

  @Test
  void answersToPipelinedRequestsKeepTheirOrderAndTheirIds() {
    String first = "GET /api/one HTTP/1.1\r\nHost: x\r\n\r\n";
    String second = "GET /api/two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    Reply both = world.http.send((first + second).getBytes(StandardCharsets.UTF_8));

    assertTrue(both.body().contains("api/one"), both.body());
    assertTrue(both.body().indexOf("api/two") > both.body().indexOf("api/one"), both.body());
    assertTrue(both.body().matches("(?s).*X-Request-Id: [0-9a-f]{32}\r\n.*"), both.body());
  }

  @Test
  void aLineThatIsTooLongIsRefusedByItsContractAlsoBehindAnotherRequest() {
    String first = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
    String second = "GET /api/" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";

    Reply alone = world.send(second);
    Reply both = world.send(first + second);

    assertEquals(414, alone.status());
    assertTrue(both.body().endsWith(alone.body()), both.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET\t/docs HTTP", "GET\u000b/docs HTTP", "GET /docs\fHTTP", "GET\r/docs HTTP"})
  void otherWhiteSpaceThanABlankMakesARequestLineUnreadable(String line) {
    Reply reply = world.send(line + "/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertEquals(400, reply.status(), reply.toString());
  }

  @Test
  void aSlashAtTheEndOfAPathChangesNothing() {
    for (String path :
        List.of("/.well-known/oauth-authorization-server", "/docs", "/oauth2/jwks", "/health")) {
      Reply without = world.get(path, "Origin: https://a.example");
      Reply with = world.get(path + "/", "Origin: https://a.example");

      assertEquals(without.headers(), with.headers());
      assertEquals(without.body(), with.body());
    }
  }

  @Test
  void aBodyWhoseEndIsInDoubtIsUnreadableAndEndsTheConnection() {
    String post = "POST /oauth/introspect HTTP/1.1\r\nHost: x\r\n";
    String form = "Content-Type: application/x-www-form-urlencoded\r\n";
    String body = "\r\n7\r\ntoken=a\r\n0\r\n\r\n";
    String next = "GET /api/two HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    Stream.of(
            "Transfer-Encoding: xchunked\r\n" + body,
            "Transfer-Encoding: xchunked\r\nContent-Length: 7\r\n\r\ntoken=a",
            "Transfer-Encoding: identity\r\nContent-Length: 7\r\n\r\ntoken=a",
            "Transfer-Encoding: gzip, chunked\r\n" + body,
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n" + body,
            "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n" + body,
            "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n" + body,
            "Transfer-Encoding: chunked\r\n\r\nzz\r\ntoken=a\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked\r\n\r\n7\r\ntoken=aXX0\r\n\r\n")
        .forEach(
            rest -> {
              byte[] both = (post + form + rest + next).getBytes(StandardCharsets.UTF_8);
              Reply reply = world.http.send(both);
              assertEquals(
                  "{\"success\":false,\"message\":\"Token required.\"}", reply.body(), rest);
            });
  }

  /** RFC 9112, 6.1. */
  @Test
  void aTransferCodingInHttp10IsUnreadableAndEndsTheConnection() {
    String kept = "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n";
    String form =
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n7\r\ntoken=a\r\n0\r\n\r\n";
    String next = "GET /api/two HTTP/1.1\r\nHost: x\r\n\r\n";
    Reply reply = world.send("POST /oauth/introspect HTTP/1.0\r\n" + kept + form + next);

    assertEquals("{\"success\":false,\"message\":\"Token required.\"}", reply.body());
  }

  @Test
  void aBodyThatBreaksBehindItsAnswerEndsTheConnection() throws IOException {
    String head = "POST /api/foo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.http.port())) {
      socket.setSoTimeout(20_000);
      String answer = head(socket, head);
      int length = Integer.parseInt(answer.replaceAll("(?s).*content-length: (\\d+).*", "$1"));
      socket.getInputStream().skipNBytes(length);
      socket.getOutputStream().write("zz\r\n".getBytes(StandardCharsets.UTF_8));

      assertTrue(answer.startsWith("http/1.1 404 "), answer);
      assertEquals(-1, socket.getInputStream().read());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/docs",
        "/errors",
        "/nothing",
        "/api/tags",
        "/api/nothing",
        "/oauth/access-token",
        "/oauth2/token",
        "/oauth2/jwks",
        "/.well-known/oauth-authorization-server",
        "/guard/rfc"
      })
  void anAnswerToHeadKeepsTheConnectionAndTellsTheLengthOfGet(String path) throws IOException {
    String get = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.http.port())) {
      socket.setSoTimeout(20_000);

      String first = head(socket, get.replaceFirst("GET", "HEAD"));
      String second = head(socket, get.replaceFirst("GET", "HEAD"));
      String third = head(socket, get);

      assertEquals(third, first);
      assertEquals(third, second);
      assertTrue(first.contains("content-length: "), first);
      assertFalse(first.contains("connection: close"), first);
    }
  }

  /** Status line and header fields, but for those that differ from request to request. */
  private static String head(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int c = socket.getInputStream().read();
      assertNotEquals(-1, c, head.toString());
      head.append((char) c);
    }
    return head.toString()
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("(x-request-id|date|x-ratelimit-\\w+): [^\r]*\r\n", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth/access-token", "/api/tags", "/oauth2/token", "/guard/rfc", "/x"})
  void whatIsFarTooLongIsRefusedInTheWordsOfItsContract(String path) {
    Reply line = world.get(path + "?" + "a".repeat(8 * 1024));
    Reply header = world.get(path, "A: " + "a".repeat(32 * 1024));

    for (int size : new int[] {17 * 1024, 100_000, 1_000_000}) {
      assertEquals(line.body(), world.get(path + "?" + "a".repeat(size)).body());
      assertEquals(header.body(), world.get(path, "A: " + "a".repeat(size + 32 * 1024)).body());
    }
    assertEquals(414, world.get("/x?" + "a".repeat(100_000)).status());
    Reply head = world.send(RawHttp.request("HEAD", path + "?" + "a".repeat(9_000), ""));
    assertEquals("414 ", head.status() + " " + head.body());
  }

  @Test
  void everyAnswerForbidsToGuessItsType() throws IOException {
    for (String path : List.of("/nothing", "/api/<script>", "/oauth2/token", "/health", "/docs")) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.http.port())) {
        socket.setSoTimeout(20_000);
        String head = head(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");

        assertTrue(head.contains("\r\nx-content-type-options: nosniff\r\n"), head);
      }
    }
  }

  private static void note(String request, String method, List<String> strange) {
    String line = request.lines().findFirst().orElse("");
    String shown = line.substring(0, Math.min(80, line.length()));
    try {
      Reply reply = world.http.send(request.getBytes(StandardCharsets.ISO_8859_1));
      if (!isKnown(reply, method)) {
        strange.add(shown + " -> " + reply);
      }
    } catch (AssertionError | RuntimeException e) {
      strange.add(shown + " -> " + e);
    }
  }

  private static boolean isKnown(Reply reply, String method) {
    if (reply.requestId() == null || !reply.requestId().matches("[0-9a-f]{32}")) {
      return false;
    }
    if (method.equals("HEAD")) {
      return reply.body().isEmpty() && KNOWN.statuses().contains(reply.status());
    }
    return reply.body().equals(frontPage)
        || isKnownPage(reply)
        || KNOWN.errors().contains(shape(reply.status(), reply.headers(), reply.body()));
  }

  /** A page for people says the sentence of an entry with the same status. */
  private static boolean isKnownPage(Reply reply) {
    return reply.body().startsWith("<!doctype html>")
        && ErrorReference.contracts().stream()
            .flatMap(contract -> ErrorReference.of(contract).errors().stream())
            .filter(error -> error.entry().status() == reply.status())
            .flatMap(error -> error.sentence().stream())
            .anyMatch(sentence -> reply.body().contains("<h1 class=\"sad\">" + sentence + "</h1>"));
  }

  private record Known(Set<String> errors, Set<Integer> statuses) {}

  private static final Known KNOWN = known();

  private static Known known() {
    List<Entry> entries =
        ErrorReference.contracts().stream()
            .flatMap(contract -> ErrorReference.of(contract).entries().stream())
            .toList();
    return new Known(
        entries.stream()
            .map(entry -> shape(entry.status(), new TreeMap<>(entry.headers()), entry.body()))
            .collect(Collectors.toSet()),
        entries.stream().map(Entry::status).collect(Collectors.toSet()));
  }

  /** What is the same for every path and method. */
  private static String shape(int status, Map<String, String> headers, String body) {
    return status
        + " "
        + headers.entrySet().stream()
            .map(
                header ->
                    header.getKey().toLowerCase(java.util.Locale.ROOT) + "=" + header.getValue())
            .sorted()
            .toList()
        + " "
        + body.replaceFirst("The route .* could not", "The route X could not")
            .replaceFirst("The [A-Z]+ method is not supported for route \\S+", "The M method at X")
            .replaceFirst("(client_id|client_secret).*", "");
  }
}
