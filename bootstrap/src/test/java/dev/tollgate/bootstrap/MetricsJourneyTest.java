package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the metrics tell about requests. */
final class MetricsJourneyTest {

  /** The rest of each line that begins like this, if it counted something. */
  private static List<String> counts(World world, String beginning) {
    return world
        .metrics
        .answer("")
        .body()
        .lines()
        .filter(line -> line.startsWith(beginning) && !line.matches(".* 0(\\.0)?"))
        .map(line -> line.substring(beginning.length()))
        .sorted()
        .toList();
  }

  @Test
  void repliesAreCountedByContractLayerAndName() {
    try (World world = new World()) {
      World.Tenant tenant = world.tenant();
      String token = world.token(tenant);
      var _ = world.token(tenant);
      var _ = world.form("/oauth/access-token", "client_id=a&client_secret=b");
      var _ = world.get("/guard/cliquify", "Authorization: Bearer " + token);

      assertEquals(
          List.of(
              "layer=\"api\",name=\"permitted\",status=\"204\"} 1.0",
              "layer=\"token\",name=\"issued\",status=\"200\"} 2.0",
              "layer=\"token\",name=\"token-invalid-client\",status=\"401\"} 1.0"),
          counts(world, "tollgate_replies_total{contract=\"cliquify\","));
      assertEquals(
          List.of("operation=\"guard\"} 1", "operation=\"issue\"} 3"),
          counts(world, "tollgate_request_seconds_count{contract=\"cliquify\","));
      assertEquals(
          List.of("algorithm=\"RS256\"} 2"), counts(world, "tollgate_signing_seconds_count{"));
    }
  }

  @Test
  void requestsOverALimitAreCounted() {
    try (World world = new World()) {
      for (int i = 0; i < World.PER_MINUTE + 2; i++) {
        var _ = world.form("/oauth/revoke", "token=a", "X-Forwarded-For: 192.0.2.9");
      }

      assertEquals(
          List.of("contract=\"cliquify\"} 2.0"), counts(world, "tollgate_limit_hits_total{"));
      assertEquals(
          List.of("operation=\"revoke\"} " + (World.PER_MINUTE + 2)),
          counts(world, "tollgate_request_seconds_count{contract=\"cliquify\","));
    }
  }

  private static final Pattern ROW =
      Pattern.compile("\\| `(tollgate_\\w+)` \\| ((?:`\\w+`(?:, )?)*) *\\|");
  private static final Pattern TYPE = Pattern.compile("# TYPE (tollgate_\\w+) (\\w+)");
  private static final Pattern SERIES = Pattern.compile("(\\w+)(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** What operators look at, as the beginnings of lines, and how high each is after {@code all}. */
  private static final Map<String, DoublePredicate> AFTERWARDS =
      Map.ofEntries(
          positive("tollgate_replies_total{contract=\"rfc\",layer=\"oauth\",name=\"issued\""),
          positive("tollgate_request_seconds_count{.*operation=\"issue\""),
          positive("tollgate_request_seconds_count{.*operation=\"exchange\""),
          positive("tollgate_request_seconds_count{.*operation=\"refresh\""),
          positive("tollgate_request_seconds_count{.*operation=\"introspect\""),
          positive("tollgate_request_seconds_count{.*operation=\"revoke\""),
          positive("tollgate_request_seconds_count{.*operation=\"guard\""),
          positive("tollgate_request_seconds_count{.*operation=\"sign_in\""),
          positive("tollgate_request_seconds_count{.*operation=\"other\""),
          positive("tollgate_request_seconds_bucket{.*operation=\"refresh\",le=\"\\+Inf\""),
          positive("tollgate_limit_hits_total{contract=\"cliquify\""),
          positive("tollgate_requests_refused_total"),
          exactly("tollgate_requests_under_way", 0),
          positive("tollgate_sign_ins_total{outcome=\"succeeded\""),
          positive("tollgate_sign_ins_total{outcome=\"failed\""),
          positive("tollgate_signing_seconds_count{algorithm=\"RS256\""),
          positive("tollgate_signing_seconds_count{algorithm=\"ES256\""),
          positive("tollgate_store_seconds_count{port=\"Tokens\",verb=\"startAdding\""),
          positive("tollgate_store_seconds_count{port=\"Clients\",verb=\"find\""),
          positive("tollgate_store_failures_total{port=\"Clients\",verb=\"find\""),
          positive("tollgate_batch_writes_count{kind=\"tokens\""),
          positive("tollgate_batch_writes_count{kind=\"revocations\""),
          positive("tollgate_batch_writes_count{kind=\"codes\""),
          positive("tollgate_batch_writes_count{kind=\"exchanges\""),
          positive("tollgate_batch_writes_count{kind=\"refreshes\""),
          exactly("tollgate_writes_waiting{kind=\"tokens\"", 0),
          positive("tollgate_cache_reads_total{cache=\"clients\",outcome=\"hit\""),
          positive("tollgate_cache_reads_total{cache=\"clients\",outcome=\"miss\""),
          positive("tollgate_revocation_feed_age_seconds"),
          positive("tollgate_client_feed_age_seconds"),
          positive("tollgate_pool_connections{state=\"idle\""),
          positive("tollgate_pool_connections_max"),
          exactly("tollgate_pool_waiting", 0),
          positive("jvm_memory_used_bytes{area=\"heap\""),
          positive("jvm_threads_live_threads"),
          positive("process_uptime_seconds"),
          positive("process_files_open_files"),
          positive("system_cpu_count"));

  private static Map.Entry<String, DoublePredicate> positive(String beginning) {
    return Map.entry(beginning, value -> value > 0);
  }

  private static Map.Entry<String, DoublePredicate> exactly(String beginning, double expected) {
    return Map.entry(beginning, value -> value == expected);
  }

  @Test
  void everyDocumentedMetricTellsOfWhatHappened(@TempDir Path directory) throws IOException {
    try (World world = World.measured("h2:" + directory, 1)) {
      happen(world);

      List<String> lines = world.metrics.answer("").body().lines().toList();
      assertEquals(documented(), shown(lines));
      for (Map.Entry<String, DoublePredicate> expected : AFTERWARDS.entrySet()) {
        String beginning = expected.getKey().replace("{", "\\{");
        assertTrue(
            lines.stream()
                .filter(line -> line.matches(beginning + "[ ,}].*"))
                .anyMatch(line -> expected.getValue().test(value(line))),
            () -> expected.getKey() + " in\n" + String.join("\n", lines));
      }
    }
  }

  private static double value(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** Each metric of docs/monitoring.md with its labels. */
  private static Map<String, Set<String>> documented() throws IOException {
    return ROW.matcher(Files.readString(Path.of("..", "docs", "monitoring.md")))
        .results()
        .collect(
            Collectors.toMap(
                row -> row.group(1),
                row ->
                    Pattern.compile("\\w+")
                        .matcher(row.group(2))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet()),
                (one, _) -> one,
                TreeMap::new));
  }

  /** Each metric that there is with its labels; the largest value belongs to its histogram. */
  private static Map<String, Set<String>> shown(List<String> lines) {
    Map<String, String> types =
        TYPE.matcher(String.join("\n", lines))
            .results()
            .collect(Collectors.toMap(type -> type.group(1), type -> type.group(2)));
    Map<String, Set<String>> labels = new TreeMap<>();
    for (MatchResult series :
        SERIES.matcher(String.join("\n", lines)).results().filter(it -> isOurs(it)).toList()) {
      String sample = series.group(1);
      String whole = sample.replaceFirst("_(bucket|count|sum|max)$", "");
      String name = "histogram".equals(types.get(whole)) ? whole : sample;
      Set<String> names = labels.computeIfAbsent(name, _ -> new TreeSet<>());
      if (series.group(2) != null) {
        LABEL.matcher(series.group(2)).results().map(it -> it.group(1)).forEach(names::add);
      }
      boolean _ = names.remove("le");
    }
    return labels;
  }

  private static boolean isOurs(MatchResult series) {
    return series.group(1).startsWith("tollgate_");
  }

  /** Something of everything that is measured. */
  private static void happen(World world) {
    CodeFlowClient app = new CodeFlowClient(world);
    Reply _ = app.browser.signIn(app.user.email().value(), "a wrong password");
    Reply tokens = app.exchange(app.code(""));
    assertEquals(200, tokens.status());
    assertEquals(200, app.refresh(CodeFlowClient.member(tokens, "refresh_token"), "").status());
    World.Tenant tenant = world.tenant();
    String token = world.rfcToken(tenant);
    assertEquals(
        200, world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form()).status());
    assertEquals(204, world.get("/guard/rfc", "Authorization: Bearer " + token).status());
    assertEquals(
        200, world.form("/oauth2/revoke", "token=" + token + "&" + tenant.form()).status());
    String _ = world.token(tenant);
    for (int i = 0; i <= World.PER_MINUTE; i++) {
      Reply _ = world.form("/oauth/revoke", "token=a", "X-Forwarded-For: 192.0.2.9");
    }
    String form = "grant_type=client_credentials&client_secret=x&client_id=";
    Reply refused =
        world.outage.whileOneWaits(
            () -> world.form("/oauth2/token", form + "first"),
            () -> world.form("/oauth2/token", form + "second"));
    assertEquals(503, refused.status());
  }

  @Test
  void nothingThatACallerSendsBecomesALabel() {
    try (World world = new World()) {
      send(world, "first", 0);
      Set<String> before = series(world);

      for (int i = 1; i <= 12; i++) {
        send(world, "id" + i + "x" + (i * 7919), i);
      }

      assertEquals(before, series(world));
      assertFalse(before.stream().anyMatch(it -> it.contains("first")), before.toString());
      assertTrue(before.stream().anyMatch(it -> it.contains("status=\"404\"")), before.toString());
    }
  }

  /** The names and labels of all that is shown. */
  private static Set<String> series(World world) {
    return world
        .metrics
        .answer("")
        .body()
        .lines()
        .filter(line -> line.startsWith("tollgate_"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** From an address of its own, so that no limit is reached. */
  private static void send(World world, String text, int number) {
    String address = "X-Forwarded-For: 192.0.2." + number;
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s".replace("%s", text);
    for (String path :
        List.of(
            "/oauth2/token",
            "/oauth/access-token",
            "/v2/oauth/access_token",
            "/api/auth/mcp/token",
            "/oauth2/introspect")) {
      Reply _ = world.form(path, form, address, "User-Agent: " + text, "X-Custom: " + text);
    }
    for (String path : List.of("/", "/oauth2/", "/guard/", "/errors/", "/api/", "/v2/")) {
      Reply _ =
          world.get(path + text + "?" + text + "=" + text, address, "Accept-Language: " + text);
    }
    Reply _ =
        world.send(
            text.toUpperCase(Locale.ROOT)
                + " /oauth2/token HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    Reply _ = world.get("/guard/rfc", address, "Authorization: Bearer " + text);
    Reply _ = world.get("/oauth2/authorize?client_id=" + text + "&response_type=" + text);
  }
}
