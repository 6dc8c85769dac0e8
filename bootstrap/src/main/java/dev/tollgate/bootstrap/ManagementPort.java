package dev.tollgate.bootstrap;

import dev.tollgate.http.management.ManagementServer;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a server listens for its operators.
 *
 * @param port 0 for nowhere; empty for the usual one, if it is free
 */
record ManagementPort(String host, OptionalInt port) {

  static final int USUAL = 9091;

  /**
   * Listens; empty where nobody asked for a port and the usual one is not available.
   *
   * @throws CannotListen if the port that was asked for is in use or not available
   */
  Optional<ManagementServer> open() {
    if (port.equals(OptionalInt.of(0))) {
      return Optional.empty();
    }
    try {
      return Optional.of(ManagementServer.start(address().plain(), port.orElse(USUAL)));
    } catch (IOException e) {
      if (port.isPresent()) {
        throw new CannotListen(sentence(e) + ", or 0 for none.", e);
      }
      return Optional.empty();
    }
  }

  private String sentence(IOException failure) {
    return String.valueOf(failure.getMessage()).contains("in use")
        ? "Port %d of %s is in use. Stop the program that listens there, or give another port with --management-port or TOLLGATE_MANAGEMENT_PORT"
            .formatted(port.orElse(USUAL), host)
        : "Cannot listen on address %s, port %d (%s). Give an address of this machine with --management-host or TOLLGATE_MANAGEMENT_HOST, and a port that this user may open with --management-port or TOLLGATE_MANAGEMENT_PORT"
            .formatted(host, port.orElse(USUAL), failure.getMessage());
  }

  private ListenAddress address() {
    return new ListenAddress(host, port.orElse(USUAL));
  }

  /** The URL that reaches it from this machine. */
  String url() {
    return address().url();
  }

  /** The port is in use or not available; the message says what to do. */
  static final class CannotListen extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CannotListen(String sentence, IOException cause) {
      super(sentence, cause);
    }
  }
}
