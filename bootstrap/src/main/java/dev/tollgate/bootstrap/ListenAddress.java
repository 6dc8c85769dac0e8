package dev.tollgate.bootstrap;

import java.util.Map;

/**
 * A TCP port that a server listens on.
 *
 * @param host a name or an address, as it was given
 */
record ListenAddress(String host, int port) implements ListenTarget {

  @Override
  public Map<String, Object> listener() {
    return Map.of("host", plain(), "port", port);
  }

  @Override
  public String refusal(String reason) {
    return reason.contains("in use")
        ? "Port %d of %s is in use. Stop the program that listens there, or give another port with --port or TOLLGATE_PORT."
            .formatted(port, host)
        : "Cannot listen on address %s, port %d (%s). Give an address of this machine with --host or TOLLGATE_HOST, and a port that this user may open with --port or TOLLGATE_PORT."
            .formatted(host, port, reason);
  }

  /**
   * The URL that reaches the server from this machine: an address of IPv6 in brackets (RFC 3986,
   * 3.2.2) with its zone escaped (RFC 6874, 2), the loopback address for all addresses.
   */
  @Override
  public String url() {
    return "http://" + reachable() + ":" + port;
  }

  /** Whether the server listens on all addresses of this machine. */
  boolean isEverywhere() {
    return !reachable().equals(inUrl());
  }

  private String reachable() {
    return switch (plain()) {
      case "0.0.0.0", "0" -> "127.0.0.1";
      case "::", "0:0:0:0:0:0:0:0" -> "[::1]";
      default -> inUrl();
    };
  }

  private String inUrl() {
    return plain().contains(":") ? "[" + plain().replace("%", "%25") + "]" : plain();
  }

  /** Without the brackets that an address of IPv6 may be given in. */
  String plain() {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
