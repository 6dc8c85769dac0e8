package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.http.json.CanonicalJson;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads a server under load, and has data for all that is documented. */
@Tag("full")
final class PrometheusTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int MORE_THAN_THE_LIMIT = 70;
  private static final CanonicalJson JSON = new CanonicalJson();

  @TempDir private Path directory;

  @Test
  void everyQueryOfTheDashboardAndTheAlertsFindsData() throws Exception {
    int metrics = FreePorts.next();
    try (Served served =
            new Program(directory, Map.of("TOLLGATE_MANAGEMENT_PORT", String.valueOf(metrics)))
                .serve("--demo");
        ProxyDaemon prometheus = ProxyDaemon.prometheus(directory, FreePorts.next(), metrics);
        Series series = new Series(HttpClient.newHttpClient(), prometheus.port())) {
      series.awaitReadiness();
      List<String> without = new ArrayList<>(dashboard());
      without.addAll(alerts(series));
      assertTrue(without.size() > 30, without.toString());
      signInWithAWrongPassword(served);
      for (int i = 0; i < MORE_THAN_THE_LIMIT; i++) {
        var _ = served.http().get("/api/tags");
      }

      Instant end = Instant.now().plus(PATIENCE);
      while (!without.isEmpty() && Instant.now().isBefore(end)) {
        load(served);
        boolean _ = without.removeIf(series::hasData);
      }

      assertEquals(List.of(), without);
      assertEquals(200, new RawHttp(metrics).get("/health/ready").status());
    }
  }

  private static List<String> dashboard() throws IOException {
    List<String> queries = new ArrayList<>();
    collect(Files.readString(Path.of("..", "docs", "grafana.json")), queries);
    return queries.stream()
        .map(it -> it.replace("$job", "tollgate").replace("$__rate_interval", "10s"))
        .toList();
  }

  /** Each alert compares a value with a number; it is the value that must be there. */
  private static List<String> alerts(Series series) {
    List<String> queries = new ArrayList<>();
    collect(series.get("/api/v1/rules"), queries);
    return queries.stream().map(it -> it.replaceFirst(" (>|==) [0-9.]+$", "")).toList();
  }

  private static void collect(String json, List<String> queries) {
    collect(JSON.read(json).orElseThrow(), queries);
  }

  private static void collect(Object value, List<String> queries) {
    switch (value) {
      case Map<?, ?> members -> {
        Stream.of("expr", "query")
            .map(members::get)
            .filter(it -> it instanceof String text && text.contains("{job="))
            .forEach(it -> queries.add((String) it));
        members.values().forEach(it -> collect(it, queries));
      }
      case List<?> values -> values.forEach(it -> collect(it, queries));
      case null, default -> {}
    }
  }

  /** What Prometheus knows. */
  private record Series(HttpClient http, int port) implements AutoCloseable {

    /** Before that, Prometheus answers in plain text. */
    void awaitReadiness() throws InterruptedException {
      Instant end = Instant.now().plus(PATIENCE);
      while (!get("/-/ready").contains("is Ready") && Instant.now().isBefore(end)) {
        Thread.sleep(Duration.ofMillis(100));
      }
    }

    String get(String target) {
      URI uri = URI.create("http://127.0.0.1:" + port + target);
      return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
          .join()
          .body();
    }

    boolean hasData(String query) {
      String body = get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
      assertTrue(body.contains("\"status\":\"success\""), query + body);
      return body.matches("(?s).*\"value\":\\[[0-9.]+,\"[0-9.e+-]+\"].*");
    }

    @Override
    public void close() {
      http.close();
    }
  }

  private static void signInWithAWrongPassword(Served served) throws Exception {
    try (Surfer surfer = new PlainSurfer(served.after("Tollgate listens on "))) {
      surfer.open("/signin");
      surfer.fill("Email", "nobody@example.com");
      surfer.fill("Password", "wrong");
      surfer.press("Sign in");
    }
  }

  /** A token of each contract that issues some to clients, and what becomes of it. */
  private static void load(Served served) {
    String client =
        "client_id=%s&client_secret=%s"
            .formatted(served.after("client_id:"), served.after("client_secret:"));
    RawHttp http = served.http();
    for (int i = 0; i < 5; i++) {
      String token =
          http.form("/oauth/access-token", client)
              .body()
              .replaceFirst("(?s).*\"access_token\":\"([^\"]*)\".*", "$1");
      String bearer = "Authorization: Bearer " + token;
      assertEquals(204, http.get("/guard/cliquify", bearer).status());
      var _ = http.get("/guard/cliquify/refusal", bearer);
      var _ = http.form("/oauth2/token", "grant_type=client_credentials&" + client);
      var _ = http.form("/oauth/access-token", "client_id=nobody&client_secret=wrong");
      var _ = http.form("/oauth/introspect", "token=" + token);
      var _ = http.form("/oauth/revoke", "token=" + token);
    }
  }
}
