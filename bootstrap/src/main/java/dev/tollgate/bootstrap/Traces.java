package dev.tollgate.bootstrap;

import dev.tollgate.http.ReplyObserver;
import dev.tollgate.http.tracing.Tracing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The traces that a server sends, if a collector for them is set. */
record Traces(Optional<Tracing> tracing) implements AutoCloseable {

  /** Loads nothing of OpenTelemetry unless {@link Tracing#ENDPOINT} is set. */
  static Traces of(Map<String, String> environment) {
    return new Traces(
        environment.getOrDefault(Tracing.ENDPOINT, "").isEmpty()
            ? Optional.empty()
            : Optional.of(Tracing.start(environment)));
  }

  List<ReplyObserver> observers() {
    return tracing.<List<ReplyObserver>>map(List::of).orElse(List.of());
  }

  @Override
  public void close() {
    tracing.ifPresent(Tracing::close);
  }
}
