package dev.tollgate.http.wire;

import dev.tollgate.http.peer.Network;
import io.netty.channel.Channel;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections are open at once, and how many of one caller, so that nobody can take all of
 * them; those beyond are closed before anything is read.
 */
final class ConnectionLimit {

  private static final int LEAST = 256;
  private static final int MOST = 16_384;

  /**
   * What an idle one takes, and answers that its caller does not read; requests that arrive slowly
   * are counted by {@link ArrivingBytes}.
   */
  private static final long BYTES_EACH = 48 * 1024;

  private static final int IPV6_NETWORK_BITS = 64;

  private final int limit;
  private final int limitOfCaller;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<ByteBuffer, Integer> openOfCallers = new ConcurrentHashMap<>();

  ConnectionLimit(int limit) {
    this.limit = limit;
    this.limitOfCaller = limit - limit / 4;
  }

  /** As many as fit into a heap of this size, in bytes. */
  static ConnectionLimit ofHeap(long heap) {
    return new ConnectionLimit(Math.clamp(heap / BYTES_EACH, LEAST, MOST));
  }

  int limit() {
    return limit;
  }

  /**
   * Counts a connection until it is closed, or closes it.
   *
   * @param caller whose it is; empty for a proxy that brings those of many callers
   */
  void admit(Channel connection, Optional<InetAddress> caller) {
    boolean admitted = open.incrementAndGet() <= limit;
    connection.closeFuture().addListener(_ -> open.decrementAndGet());
    if (caller.isPresent()) {
      ByteBuffer network = networkOf(caller.get());
      admitted &= openOfCallers.merge(network, 1, Integer::sum) <= limitOfCaller;
      connection
          .closeFuture()
          .addListener(
              _ -> openOfCallers.computeIfPresent(network, (_, all) -> all > 1 ? all - 1 : null));
    }
    if (!admitted) {
      var _ = connection.close();
    }
  }

  /** Callers of one IPv6 network are one. */
  private static ByteBuffer networkOf(InetAddress caller) {
    return ByteBuffer.wrap(
        caller instanceof Inet4Address
            ? caller.getAddress()
            : Network.masked(caller.getAddress(), IPV6_NETWORK_BITS));
  }
}
