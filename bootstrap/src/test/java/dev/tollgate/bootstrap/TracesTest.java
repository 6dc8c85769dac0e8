package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.http.tracing.TraceCollector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server sends to a collector of traces, and what it loads for that. */
@Tag("full")
final class TracesTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @TempDir private Path directory;

  @Test
  void theCollectorGetsEachRequestAndWhatTheStoreWasAskedForIt() throws Exception {
    try (TraceCollector collector = new TraceCollector();
        Served served = serve(environment(collector))) {
      String credentials =
          "client_id=%s&client_secret=%s"
              .formatted(served.after("client_id:"), served.after("client_secret:"));
      RawHttp.Reply reply =
          served
              .http()
              .form(
                  "/oauth2/token",
                  "grant_type=client_credentials&" + credentials,
                  "traceparent: 00-" + TRACE + "-b7ad6b7169203331-01");
      assertEquals(200, reply.status());

      String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
      List<String> parts =
          List.of(
              trace,
              "rfc oauth",
              reply.requestId(),
              "Tokens startAdding",
              "tollgate.outcome",
              "done");
      Load.await(
          "the trace",
          () -> parts.stream().allMatch(String.join("", collector.received())::contains));
      String sent = String.join("", collector.received());
      for (String secret : List.of("client_id:", "client_secret:")) {
        assertFalse(sent.contains(served.after(secret)), sent);
      }
      assertTrue(classes(served).contains("io.opentelemetry."));
    }
  }

  @Test
  void withoutACollectorNothingOfOpenTelemetryIsLoaded() throws Exception {
    try (Served served = serve(Map.of())) {
      assertEquals(
          401,
          served
              .http()
              .form("/oauth2/token", "grant_type=client_credentials&client_id=a&client_secret=b")
              .status());

      String classes = classes(served);

      assertTrue(classes.contains("dev.tollgate.bootstrap.Traces"), classes);
      assertFalse(
          classes.contains("opentelemetry"),
          () -> classes.lines().filter(it -> it.contains("opentelemetry")).toList().toString());
    }
  }

  private Served serve(Map<String, String> environment) {
    return new Program(directory, environment).serve("--demo", "--storage", "memory:");
  }

  private static Map<String, String> environment(TraceCollector collector) {
    return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "OTEL_BSP_SCHEDULE_DELAY", "50");
  }

  /** All classes and interfaces that the process has loaded. */
  private static String classes(Served served) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(served.process().pid()),
                "VM.class_hierarchy",
                "-i")
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
