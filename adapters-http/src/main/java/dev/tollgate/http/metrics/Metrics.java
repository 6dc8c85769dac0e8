package dev.tollgate.http.metrics;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.http.management.ManagementAnswer;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** The metrics of one server, with those of its Java virtual machine. */
public final class Metrics implements Measurements, AutoCloseable {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  /** The upper bounds of the buckets of durations. */
  private static final Duration[] BUCKETS =
      Stream.of(
              "0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5",
              "1", "2.5")
          .map(seconds -> Duration.parse("PT" + seconds + "S"))
          .toArray(Duration[]::new);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();

  /** The registry itself would let them be collected as garbage. */
  private final Queue<DoubleSupplier> counts = new ConcurrentLinkedQueue<>();

  /** Begins with the metrics of the Java virtual machine. */
  public Metrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new JvmInfoMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  @Override
  public void gauge(Metric metric, DoubleSupplier value) {
    Gauge _ =
        Gauge.builder(metric.name(), value::getAsDouble)
            .description(metric.help())
            .tags(tags(metric))
            .register(registry);
  }

  @Override
  public void counter(Metric metric, DoubleSupplier count) {
    boolean _ = counts.add(count);
    boolean _ = counts.add(count);
    FunctionCounter _ =
        FunctionCounter.builder(metric.name(), count, DoubleSupplier::getAsDouble)
            .description(metric.help())
            .tags(tags(metric))
            .register(registry);
  }

  @Override
  public LongConsumer durations(Metric metric) {
    Timer timer =
        Timer.builder(metric.name())
            .description(metric.help())
            .tags(tags(metric))
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public LongConsumer sizes(Metric metric, List<Double> bounds) {
    DistributionSummary summary =
        DistributionSummary.builder(metric.name())
            .description(metric.help())
            .tags(tags(metric))
            .serviceLevelObjectives(bounds.stream().mapToDouble(Double::doubleValue).toArray())
            .register(registry);
    return summary::record;
  }

  private static Tags tags(Metric metric) {
    return Tags.of(
        metric.labels().entrySet().stream()
            .map(label -> Tag.of(label.getKey(), label.getValue()))
            .toList());
  }

  /** All metrics, in OpenMetrics if the caller accepts that, otherwise in Prometheus's own text. */
  public ManagementAnswer answer(String accept) {
    String type = accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    return new ManagementAnswer(200, type, registry.scrape(type));
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
