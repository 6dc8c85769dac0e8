package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.http.json.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server leaves a load balancer before it stops. */
final class DrainTest {

  @TempDir private Path directory;

  private Served serve(String delay, Map<String, String> environment) {
    return new Program(directory, environment)
        .serve("--storage", "memory:", "--drain-delay", delay);
  }

  @Test
  void whileItDrainsOnlyTheHealthChecksFail() throws Exception {
    int port = ProxyDaemon.freePort();
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

      Instant end = Instant.now().plus(Duration.ofSeconds(20));
      while (http.get("/health").status() != 503 && Instant.now().isBefore(end)) {
        Thread.onSpinWait();
      }
      assertEquals("http://127.0.0.1:" + port, served.after("Health and metrics: "));
      assertEquals(200, before);
      assertEquals(200, readyBefore);
      assertEquals(503, management.get("/health/ready").status());
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
  void afterTheDelayItStopsAsUsual() throws Exception {
    try (Served served = serve("1s", Map.of())) {
      served.signal("TERM");

      assertTrue(served.process().waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, served.process().exitValue());
    }
  }
}
