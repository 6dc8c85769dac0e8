package dev.tollgate.http.wire;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;

/** How many connections are open at once; those beyond are closed before anything is read. */
final class ConnectionLimit {

  private static final int LEAST = 256;
  private static final int MOST = 16_384;

  /**
   * What an idle one takes, and answers that its caller does not read; requests that arrive slowly
   * are counted by {@link ArrivingBytes}.
   */
  private static final long BYTES_EACH = 48 * 1024;

  private final int limit;
  private final AtomicInteger open = new AtomicInteger();

  ConnectionLimit(int limit) {
    this.limit = limit;
  }

  /** As many as fit into a heap of this size, in bytes. */
  static ConnectionLimit ofHeap(long heap) {
    return new ConnectionLimit(Math.clamp(heap / BYTES_EACH, LEAST, MOST));
  }

  int limit() {
    return limit;
  }

  /** Counts a connection until it is closed, or closes it. */
  void admit(Channel connection) {
    boolean admitted = open.incrementAndGet() <= limit;
    connection.closeFuture().addListener(_ -> open.decrementAndGet());
    if (!admitted) {
      var _ = connection.close();
    }
  }
}
