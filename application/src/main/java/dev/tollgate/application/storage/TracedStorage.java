package dev.tollgate.application.storage;

import dev.tollgate.application.port.StoreTrace;
import dev.tollgate.application.port.StoreTrace.Outcome;
import dev.tollgate.application.port.StoreTrace.Verb;
import dev.tollgate.application.storage.audit.Occasion;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that tells of each verb that it is asked for a request. */
public final class TracedStorage {

  private TracedStorage() {}

  /** Closing it closes the store below. */
  public static Storage over(Storage store, StoreTrace trace) {
    return PortProxies.over(
        store,
        type ->
            (verb, below) -> {
              String request = Occasion.current().details().get("request");
              return request == null ? below.get() : asked(trace, request, type, verb, below);
            });
  }

  private static Object asked(
      StoreTrace trace, String request, Class<?> type, Method verb, Supplier<Object> below) {
    long begin = System.nanoTime();
    return PortProxies.answer(
        below,
        failure ->
            trace.asked(
                request,
                new Verb(
                    type.getSimpleName(),
                    verb.getName(),
                    outcome(failure),
                    begin,
                    System.nanoTime())));
  }

  private static Outcome outcome(Optional<Throwable> failure) {
    if (failure.isEmpty()) {
      return Outcome.DONE;
    }
    return failure.get() instanceof StoreUnavailable ? Outcome.UNAVAILABLE : Outcome.FAILED;
  }
}
