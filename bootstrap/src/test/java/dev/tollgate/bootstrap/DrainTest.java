package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.http.json.CanonicalJson;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server leaves a load balancer before it stops. */
@Tag("full")
final class DrainTest {

  @TempDir private Path directory;

  private Served serve(String delay, Map<String, String> environment) {
    return new Program(directory, environment)
        .serve("--storage", "memory:", "--drain-delay", delay);
  }

  @Test
  void whileItDrainsOnlyTheHealthChecksFail() throws Exception {
    int port = FreePorts.next();
    Map<String, String> environment =
        Map.of(
            "TOLLGATE_MANAGEMENT_PORT", String.valueOf(port),
            "TOLLGATE_LOG_FORMAT", "json",
            "TOLLGATE_ACCESS_LOG", "true");
    try (Served served = serve("1h", environment)) {
      RawHttp http = served.http();
      RawHttp management = new RawHttp(port);
      int before = http.get("/health").status();
      int readyBefore = management.get("/health/ready").status();

      served.signal("TERM");

      Load.await("draining", () -> http.get("/health").status() == 503);
      assertEquals("http://127.0.0.1:" + port, served.after("Health and metrics: "));
      assertEquals(200, before);
      assertEquals(200, readyBefore);
      RawHttp.Reply ready = management.get("/health/ready");
      assertEquals(503, ready.status());
      assertTrue(
          ready
              .body()
              .contains(
                  "\"draining\":{\"reason\":\"The server is shutting"
                      + " down.\",\"status\":\"failed\"}"),
          ready.body());
      assertEquals(200, management.get("/health/live").status());
      assertEquals(
          "{\"error\":\"draining\",\"message\":\"The server is shutting down.\"}",
          http.get("/health").body());
      assertEquals(401, http.form("/oauth/access-token", "client_id=a&client_secret=b").status());
      assertTrue(served.process().isAlive());
      assertLogged("name", "health-draining");
      assertLogged("name", "token-invalid-client");
    }
  }

  /** Without what the Java virtual machine itself writes. */
  private List<String> logged() throws IOException {
    return Files.readAllLines(directory.resolve("server.err")).stream()
        .filter(line -> !line.startsWith("["))
        .toList();
  }

  /** Each line of the log is a JSON object, and one of them has this member. */
  private void assertLogged(String name, String value) throws IOException {
    List<Map<?, ?>> lines = new ArrayList<>();
    for (String line : logged()) {
      lines.add(
          (Map<?, ?>) new CanonicalJson().read(line).orElseThrow(() -> new AssertionError(line)));
    }
    assertTrue(lines.stream().anyMatch(line -> value.equals(line.get(name))), lines.toString());
  }

  @Test
  void underLoadNoRequestIsLostAndEachConnectionEndsBehindAnAnswer() throws Exception {
    try (Served served = serve("2s", Map.of());
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      CountDownLatch begun = new CountDownLatch(CLIENTS);
      List<Future<String>> ends = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        String request = REQUESTS.get(i % REQUESTS.size());
        ends.add(clients.submit(() -> askUntilTheEnd(served.port(), request, begun)));
      }
      begun.await();

      served.signal("TERM");

      for (Future<String> end : ends) {
        assertEquals("close", end.get(60, TimeUnit.SECONDS));
      }
      assertTrue(served.process().waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, served.process().exitValue());
    }
  }

  private static final int CLIENTS = 8;

  /** For the express lane and for the framework, with and without waiting for the store. */
  private static final List<String> REQUESTS =
      Stream.of(
              RawHttp.request(
                  "POST",
                  "/oauth/access-token",
                  "client_id=a&client_secret=b",
                  "Content-Type: application/x-www-form-urlencoded"),
              RawHttp.request("GET", "/guard/rfc", ""),
              RawHttp.request("GET", "/api/tags", ""),
              RawHttp.request("GET", "/signin", ""))
          .map(request -> request.replace("Connection: close\r\n", ""))
          .toList();

  /** Asks again and again on one connection, until an answer is the last: what that says of it. */
  private static String askUntilTheEnd(int port, String request, CountDownLatch begun)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (boolean first = true; ; first = false) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        Map<String, String> headers = readAnswer(in);
        if (first) {
          begun.countDown();
        }
        if (headers.containsKey("connection")) {
          assertEquals(-1, in.read());
          return headers.get("connection");
        }
      }
    }
  }

  /** The header fields of an answer that was read to its end. */
  private static Map<String, String> readAnswer(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] field = line.toLowerCase(Locale.ROOT).split(": ", 2);
      String _ = headers.put(field[0], field.length == 2 ? field[1] : "");
    }
    in.skipNBytes(Long.parseLong(headers.get("content-length")));
    return headers;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended without an answer");
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }
}
