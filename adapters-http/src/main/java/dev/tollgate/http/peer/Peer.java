package dev.tollgate.http.peer;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Finds out who is at the other end of a connection. */
public final class Peer {

  private static final AttributeKey<InetAddress> NAMED = AttributeKey.valueOf("tollgate.peer");

  private Peer() {}

  /**
   * The address that a PROXY header named, else that of the connection. A program that connects
   * through a Unix socket counts as one on the loopback address.
   */
  public static InetAddress of(Channel connection) {
    InetAddress named = connection.attr(NAMED).get();
    return named == null ? connected(connection) : named;
  }

  static InetAddress connected(Channel connection) {
    return connection.remoteAddress() instanceof InetSocketAddress socket
        ? socket.getAddress()
        : InetAddress.getLoopbackAddress();
  }

  static void name(Channel connection, String address) {
    Optional.ofNullable(address)
        .flatMap(Network::address)
        .ifPresent(it -> connection.attr(NAMED).set(it));
  }
}
