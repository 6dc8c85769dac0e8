package dev.tollgate.application.storage;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A store that reports how long each verb of each port takes, and how often it fails. */
public final class MeasuredStorage {

  private MeasuredStorage() {}

  /**
   * Closing it closes the store below.
   *
   * @param nanos a clock like {@link System#nanoTime()}
   */
  public static Storage over(Storage store, Measurements measurements, LongSupplier nanos) {
    return PortProxies.over(
        store,
        type -> {
          Map<Method, Measured> verbs = new ConcurrentHashMap<>();
          return (verb, below) -> {
            Measured measured =
                verbs.computeIfAbsent(verb, _ -> measured(measurements, type, verb));
            long begin = nanos.getAsLong();
            return PortProxies.answer(
                below,
                failure -> {
                  measured.durations().accept(nanos.getAsLong() - begin);
                  if (failure.isPresent()) {
                    measured.failures().increment();
                  }
                });
          };
        });
  }

  private record Measured(LongConsumer durations, LongAdder failures) {}

  private static Measured measured(Measurements measurements, Class<?> type, Method verb) {
    Map<String, String> labels = Map.of("port", type.getSimpleName(), "verb", verb.getName());
    LongAdder failures = new LongAdder();
    measurements.counter(
        new Metric(
            "tollgate_store_failures_total", "How often a verb of the store failed.", labels),
        failures::doubleValue);
    return new Measured(
        measurements.durations(
            new Metric("tollgate_store_seconds", "How long a verb of the store took.", labels)),
        failures);
  }
}
