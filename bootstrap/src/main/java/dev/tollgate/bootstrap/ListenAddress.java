package dev.tollgate.bootstrap;

/**
 * Where a server listens.
 *
 * @param host a name or an address, as it was given
 */
record ListenAddress(String host, int port) {

  /**
   * The URL that reaches the server from this machine: an address of IPv6 in brackets (RFC 3986,
   * 3.2.2) with its zone escaped (RFC 6874, 2), the loopback address for all addresses.
   */
  String url() {
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
