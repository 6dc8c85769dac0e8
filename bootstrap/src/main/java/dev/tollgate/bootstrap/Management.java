package dev.tollgate.bootstrap;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.MeasuredStorage;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.http.management.ManagementEndpoint;
import dev.tollgate.http.management.ManagementServer;
import dev.tollgate.http.management.Readiness;
import dev.tollgate.http.metrics.Metrics;
import java.util.List;
import java.util.Optional;

/**
 * What a running server offers its operators, from before its store is opened until the public
 * server has stopped. Without a management port, nothing.
 */
record Management(Optional<ManagementServer> server, Readiness readiness, Optional<Metrics> metrics)
    implements AutoCloseable {

  /**
   * Opens the port; the server is alive, and not ready.
   *
   * @throws ManagementPort.CannotListen if it cannot be opened
   */
  static Management open(ManagementPort port) {
    Readiness readiness = new Readiness();
    Optional<ManagementServer> server = port.open().map(it -> it.withHealth(readiness));
    Optional<Metrics> metrics = server.map(_ -> new Metrics());
    Management management = new Management(server, readiness, metrics);
    metrics.ifPresent(it -> management.offer("/metrics", (_, accept) -> it.answer(accept)));
    return management;
  }

  /** Where the parts of the server report. */
  Measurements measurements() {
    return metrics.<Measurements>map(it -> it).orElse(Measurements.NONE);
  }

  /** The store, whose verbs are measured if somebody can read the metrics. */
  Storage measured(Storage storage) {
    return metrics.map(it -> MeasuredStorage.over(storage, it, System::nanoTime)).orElse(storage);
  }

  /** Offers one more path, such as {@code /metrics}. */
  void offer(String path, ManagementEndpoint endpoint) {
    server.ifPresent(
        it -> {
          ManagementServer _ = it.with(path, endpoint);
        });
  }

  /** The public server has started; whether it is ready depends on these. */
  void started(List<Readiness.Check> checks) {
    readiness.started(checks);
  }

  /** The public server is about to stop. */
  void drain() {
    readiness.drain();
  }

  @Override
  public void close() {
    server.ifPresent(ManagementServer::close);
    metrics.ifPresent(Metrics::close);
  }
}
