package dev.tollgate.http.peer;

import java.net.InetAddress;
import java.util.List;

/**
 * Which proxies the server believes about their callers, and how they tell.
 *
 * @param trusted the proxies whose {@code Forwarded} and {@code X-Forwarded-For} count
 * @param proxyProtocol whether each connection begins with a header of the PROXY protocol
 */
public record ProxySettings(List<Network> trusted, boolean proxyProtocol) {

  public ProxySettings {
    trusted = List.copyOf(trusted);
  }

  /** Proxies that tell in header fields of HTTP only. */
  public ProxySettings(List<Network> trusted) {
    this(trusted, false);
  }

  /** Whether this is the address of a trusted proxy. */
  public boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }
}
