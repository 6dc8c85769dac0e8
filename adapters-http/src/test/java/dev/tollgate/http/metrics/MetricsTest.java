package dev.tollgate.http.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.http.management.ManagementAnswer;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetricsTest {

  private final Metrics metrics = new Metrics();

  @AfterEach
  void close() {
    metrics.close();
  }

  private List<String> lines(String name) {
    return metrics.answer("").body().lines().filter(line -> line.contains(name)).toList();
  }

  private static Metric metric(String name, Map<String, String> labels) {
    return new Metric(name, "A sentence.", labels);
  }

  @Test
  void gaugesAndCountersAreReadWhenTheMetricsAre() {
    metrics.gauge(metric("tollgate_level", Map.of("of", "a")), () -> 2);
    metrics.counter(metric("tollgate_things_total", Map.of()), () -> 3);

    assertEquals(
        List.of(
            "# HELP tollgate_level A sentence.",
            "# TYPE tollgate_level gauge",
            "tollgate_level{of=\"a\"} 2.0"),
        lines("tollgate_level"));
    assertTrue(lines("tollgate_things").contains("tollgate_things_total 3.0"));
  }

  @Test
  void durationsAreSecondsInBuckets() {
    LongConsumer durations = metrics.durations(metric("tollgate_wait_seconds", Map.of("of", "a")));

    durations.accept(2_000_000);

    List<String> lines = lines("tollgate_wait_seconds");
    assertTrue(
        lines.contains("tollgate_wait_seconds_bucket{of=\"a\",le=\"0.001\"} 0"), lines.toString());
    assertTrue(
        lines.contains("tollgate_wait_seconds_bucket{of=\"a\",le=\"0.0025\"} 1"), lines.toString());
    assertTrue(lines.contains("tollgate_wait_seconds_sum{of=\"a\"} 0.002"), lines.toString());
  }

  @Test
  void sizesAreCountedInTheirBuckets() {
    LongConsumer sizes = metrics.sizes(metric("tollgate_batch", Map.of()), List.of(1.0, 8.0));

    sizes.accept(3);

    List<String> lines = lines("tollgate_batch");
    assertTrue(lines.contains("tollgate_batch_bucket{le=\"1.0\"} 0"), lines.toString());
    assertTrue(lines.contains("tollgate_batch_bucket{le=\"8.0\"} 1"), lines.toString());
    assertTrue(lines.contains("tollgate_batch_sum 3.0"), lines.toString());
  }

  @Test
  void theFormatIsTheOneThatTheCallerAccepts() {
    ManagementAnswer text = metrics.answer("*/*");
    ManagementAnswer open = metrics.answer("application/openmetrics-text; version=1.0.0");

    assertEquals("text/plain; version=0.0.4; charset=utf-8", text.contentType());
    assertTrue(text.body().contains("jvm_memory_used_bytes{"));
    assertEquals("application/openmetrics-text; version=1.0.0; charset=utf-8", open.contentType());
    assertTrue(open.body().endsWith("# EOF\n"));
  }
}
