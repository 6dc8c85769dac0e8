package dev.tollgate.application.storage;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** A store that reports how long each verb takes, by port. */
public final class MeasuredStorage implements Storage {

  private final Storage store;
  private final Measurements measurements;
  private final LongSupplier nanos;
  private final Map<Class<?>, Object> ports = new ConcurrentHashMap<>();

  private MeasuredStorage(Storage store, Measurements measurements, LongSupplier nanos) {
    this.store = store;
    this.measurements = measurements;
    this.nanos = nanos;
  }

  /**
   * Closing it closes the store below.
   *
   * @param nanos a clock like {@link System#nanoTime()}
   */
  public static Storage over(Storage store, Measurements measurements, LongSupplier nanos) {
    return new MeasuredStorage(store, measurements, nanos);
  }

  @Override
  public <P> P port(Class<P> type) {
    return type.cast(ports.computeIfAbsent(type, this::measured));
  }

  private Object measured(Class<?> type) {
    Object below = store.port(type);
    Map<Method, LongConsumer> answers = new ConcurrentHashMap<>();
    Map<Method, LongConsumer> failures = new ConcurrentHashMap<>();
    return Proxy.newProxyInstance(
        MeasuredStorage.class.getClassLoader(),
        new Class<?>[] {type},
        (_, verb, arguments) -> {
          long begin = nanos.getAsLong();
          try {
            Object answer = verb.invoke(below, arguments);
            durations(answers, type, verb, "answer").accept(nanos.getAsLong() - begin);
            return answer;
          } catch (InvocationTargetException e) {
            durations(failures, type, verb, "failure").accept(nanos.getAsLong() - begin);
            throw e.getCause();
          }
        });
  }

  private LongConsumer durations(
      Map<Method, LongConsumer> known, Class<?> type, Method verb, String outcome) {
    return known.computeIfAbsent(
        verb,
        _ ->
            measurements.durations(
                new Metric(
                    "tollgate_store_seconds",
                    "How long a verb of a port of the store took.",
                    Map.of(
                        "port",
                        type.getSimpleName(),
                        "verb",
                        verb.getName(),
                        "outcome",
                        outcome))));
  }

  @Override
  public void close() {
    store.close();
  }
}
