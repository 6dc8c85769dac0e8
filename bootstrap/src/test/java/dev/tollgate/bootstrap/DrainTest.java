package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Served;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a server leaves a load balancer before it stops. */
final class DrainTest {

  @TempDir private Path directory;

  private Served serve(String delay) {
    return new Program(directory, Map.of()).serve("--storage", "memory:", "--drain-delay", delay);
  }

  @Test
  void whileItDrainsOnlyTheHealthCheckFails() throws Exception {
    try (Served served = serve("1h")) {
      RawHttp http = served.http();
      int before = http.get("/health").status();

      served.signal("TERM");

      Instant end = Instant.now().plus(Duration.ofSeconds(20));
      while (http.get("/health").status() != 503 && Instant.now().isBefore(end)) {
        Thread.onSpinWait();
      }
      assertEquals(200, before);
      assertEquals(
          "{\"error\":\"draining\",\"message\":\"The server is shutting down.\"}",
          http.get("/health").body());
      assertEquals(401, http.form("/oauth/access-token", "client_id=a&client_secret=b").status());
      assertTrue(served.process().isAlive());
    }
  }

  @Test
  void afterTheDelayItStopsAsUsual() throws Exception {
    try (Served served = serve("1s")) {
      served.signal("TERM");

      assertTrue(served.process().waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, served.process().exitValue());
    }
  }
}
