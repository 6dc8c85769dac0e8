package dev.tollgate.application.storage;

import dev.tollgate.application.port.StoreTrace;
import dev.tollgate.application.port.StoreTrace.Outcome;
import dev.tollgate.application.port.StoreTrace.Verb;
import dev.tollgate.application.storage.audit.Occasion;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A store that tells of each verb that it is asked for a request. */
public final class TracedStorage implements Storage {

  private final Storage store;
  private final StoreTrace trace;
  private final Map<Class<?>, Object> ports = new ConcurrentHashMap<>();

  private TracedStorage(Storage store, StoreTrace trace) {
    this.store = store;
    this.trace = trace;
  }

  /** Closing it closes the store below. */
  public static Storage over(Storage store, StoreTrace trace) {
    return new TracedStorage(store, trace);
  }

  @Override
  public <P> P port(Class<P> type) {
    return type.cast(ports.computeIfAbsent(type, _ -> traced(type)));
  }

  private <P> P traced(Class<P> type) {
    return PortProxies.around(
        type,
        store.port(type),
        (verb, below) -> {
          String request = Occasion.current().details().get("request");
          return request == null ? below.get() : asked(request, type, verb, below);
        });
  }

  private Object asked(String request, Class<?> type, Method verb, Supplier<Object> below) {
    Outcome outcome = Outcome.FAILED;
    long begin = System.nanoTime();
    try {
      Object answer = below.get();
      outcome = Outcome.DONE;
      return answer;
    } catch (StoreUnavailable e) {
      outcome = Outcome.UNAVAILABLE;
      throw e;
    } finally {
      trace.asked(
          request,
          new Verb(type.getSimpleName(), verb.getName(), outcome, begin, System.nanoTime()));
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
