package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.TracedStorage;
import dev.tollgate.http.ReplyObserver;
import dev.tollgate.http.tracing.Tracing;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The traces that a server sends, if a collector for them is set. */
record Traces(List<ReplyObserver> observers, UnaryOperator<Storage> around, Runnable end)
    implements AutoCloseable {

  /**
   * Loads nothing of OpenTelemetry unless {@link Tracing#ENDPOINT} is set. For that, no lambda of
   * the other case may name {@link Tracing}: Java loads the types of a lambda before it runs.
   */
  static Traces of(Map<String, String> environment) {
    return environment.getOrDefault(Tracing.ENDPOINT, "").isEmpty()
        ? new Traces(List.of(), storage -> storage, () -> {})
        : sending(environment);
  }

  private static Traces sending(Map<String, String> environment) {
    Tracing tracing = Tracing.start(environment);
    return new Traces(
        List.of(tracing), storage -> TracedStorage.over(storage, tracing), tracing::close);
  }

  /** The store, whose verbs are part of the traces if there are any. */
  Storage traced(Storage storage) {
    return around.apply(storage);
  }

  @Override
  public void close() {
    end.run();
  }
}
