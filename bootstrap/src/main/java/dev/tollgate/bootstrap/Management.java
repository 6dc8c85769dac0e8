package dev.tollgate.bootstrap;

import dev.tollgate.http.management.ManagementEndpoint;
import dev.tollgate.http.management.ManagementServer;
import dev.tollgate.http.management.Readiness;
import java.util.List;
import java.util.Optional;

/**
 * What a running server offers its operators, from before its store is opened until the public
 * server has stopped. Without a management port, nothing.
 */
record Management(Optional<ManagementServer> server, Readiness readiness) implements AutoCloseable {

  /**
   * Opens the port; the server is alive, and not ready.
   *
   * @throws ManagementPort.CannotListen if it cannot be opened
   */
  static Management open(ManagementPort port) {
    Readiness readiness = new Readiness();
    return new Management(port.open().map(it -> it.withHealth(readiness)), readiness);
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
  }
}
