package dev.tollgate.application.port;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;

/**
 * Where parts of a server report numbers about their work. A metric is reported once for each
 * combination of its labels, whose values come from a small fixed set.
 */
public interface Measurements {

  /** Takes reports, and keeps nothing. */
  Measurements NONE =
      new Measurements() {
        @Override
        public void gauge(Metric metric, DoubleSupplier value) {}

        @Override
        public void counter(Metric metric, DoubleSupplier count) {}

        @Override
        public LongConsumer durations(Metric metric) {
          return _ -> {};
        }

        @Override
        public LongConsumer sizes(Metric metric, List<Double> bounds) {
          return _ -> {};
        }
      };

  /**
   * What is measured, as operators find it.
   *
   * @param name with its unit, such as {@code tollgate_pool_connections}
   * @param help a sentence
   */
  record Metric(String name, String help, Map<String, String> labels) {

    public Metric {
      labels = Map.copyOf(labels);
    }
  }

  /** Asks for a number that goes up and down, whenever the metrics are read. */
  void gauge(Metric metric, DoubleSupplier value);

  /** Asks for a count that only goes up, whenever the metrics are read. */
  void counter(Metric metric, DoubleSupplier count);

  /** Takes durations in nanoseconds; they are reported in seconds, as a histogram. */
  LongConsumer durations(Metric metric);

  /**
   * Takes sizes, reported as a histogram.
   *
   * @param bounds the upper bounds of its buckets, in order
   */
  LongConsumer sizes(Metric metric, List<Double> bounds);
}
