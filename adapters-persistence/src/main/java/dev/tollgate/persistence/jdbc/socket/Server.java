package dev.tollgate.persistence.jdbc.socket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets other processes of this machine use the ports of a store that this one has open. */
final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final int MOST_CONNECTIONS = 128;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long REST_NANOS = 100_000_000L;

  private final ServerSocketChannel socket;
  private final Function<Class<?>, Object> ports;
  private final Predicate<SocketChannel> trust;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ThreadFactory threads = Thread.ofPlatform().daemon().name("store-", 0).factory();
  private final ExecutorService workers = Executors.newCachedThreadPool(threads);
  private final Thread acceptor = threads.newThread(this::accept);

  private Server(
      ServerSocketChannel socket,
      Function<Class<?>, Object> ports,
      Predicate<SocketChannel> trust) {
    this.socket = socket;
    this.ports = ports;
    this.trust = trust;
  }

  /**
   * Serves until it is closed.
   *
   * @param ports gives the port of a type
   * @param trust whether to talk to the process at the other end at all
   */
  static Server start(
      ServerSocketChannel socket,
      Function<Class<?>, Object> ports,
      Predicate<SocketChannel> trust) {
    Server server = new Server(socket, ports, trust);
    server.acceptor.start();
    return server;
  }

  private void accept() {
    while (socket.isOpen()) {
      try {
        welcome(socket.accept());
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("A connection to the store was not accepted.", e);
        LockSupport.parkNanos(REST_NANOS);
      }
    }
  }

  private void welcome(SocketChannel channel) throws IOException {
    if (connections.size() >= MOST_CONNECTIONS || !trust.test(channel)) {
      channel.close();
      return;
    }
    Connection connection = new Connection(new Link(channel), ports, workers);
    boolean _ = connections.add(connection);
    threads.newThread(() -> serve(connection)).start();
  }

  private void serve(Connection connection) {
    try (connection) {
      connection.serve();
    } finally {
      boolean _ = connections.remove(connection);
    }
  }

  /**
   * Says goodbye to every connection once its request is answered; those with an open handle have a
   * few seconds to close it.
   */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long end = System.nanoTime() + GRACE.toNanos();
    while ((acceptor.isAlive() || !connections.isEmpty()) && System.nanoTime() < end) {
      connections.forEach(Connection::leave);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    connections.forEach(Connection::close);
    workers.shutdown();
  }
}
