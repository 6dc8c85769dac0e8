package dev.tollgate.http.limit;

import dev.tollgate.http.peer.Network;
import dev.tollgate.http.peer.ProxySettings;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells callers apart by their address; those of IPv6 by their network of 64 bits. */
@Singleton
public final class Callers {

  private static final String FORWARDED = "Forwarded";
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_NETWORK_BITS = 64;

  private final ProxySettings proxies;

  Callers(ProxySettings proxies) {
    this.proxies = proxies;
  }

  /** The same text for requests that come from the same address or network. */
  public String keyOf(Request request) {
    byte[] address = addressOf(request).getAddress();
    return HexFormat.of()
        .formatHex(
            address.length == IPV4_BYTES ? address : Network.masked(address, IPV6_NETWORK_BITS));
  }

  /** The same for operators: an address, or a network of IPv6. */
  public String nameOf(Request request) {
    InetAddress address = addressOf(request);
    return address.getAddress().length == IPV4_BYTES
        ? "Address " + address.getHostAddress()
        : "The network of address " + address.getHostAddress();
  }

  /**
   * The nearest address that no trusted proxy has. Where {@code Forwarded} and {@code
   * X-Forwarded-For} contradict each other, a proxy passed one on that its caller made up: then
   * neither counts.
   */
  private InetAddress addressOf(Request request) {
    InetAddress peer = request.peer();
    List<String> forwarded = Forwarded.senders(request.headers().apply(FORWARDED));
    List<String> forwardedFor =
        request.headers().apply(FORWARDED_FOR).stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .toList();
    if (forwarded.isEmpty()) {
      return nearest(peer, forwardedFor);
    }
    InetAddress sender = nearest(peer, forwarded);
    return forwardedFor.isEmpty() || sender.equals(nearest(peer, forwardedFor)) ? sender : peer;
  }

  /**
   * What a proxy that is not trusted says, or what stands before something that is no address, is
   * ignored.
   */
  private InetAddress nearest(InetAddress peer, List<String> hops) {
    InetAddress nearest = peer;
    for (String hop : hops.reversed()) {
      if (!proxies.isTrusted(nearest)) {
        return nearest;
      }
      Optional<InetAddress> before = Network.address(withoutPort(hop.strip()));
      if (before.isEmpty()) {
        return nearest;
      }
      nearest = before.get();
    }
    return nearest;
  }

  /** Some proxies write {@code 192.0.2.1:4711} or {@code [2001:db8::1]:4711}. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[") && hop.contains("]")) {
      return hop.substring(1, hop.indexOf(']'));
    }
    boolean ipv4WithPort =
        hop.indexOf('.') > 0 && hop.indexOf(':') > 0 && hop.indexOf(':') == hop.lastIndexOf(':');
    return ipv4WithPort ? hop.substring(0, hop.indexOf(':')) : hop;
  }
}
