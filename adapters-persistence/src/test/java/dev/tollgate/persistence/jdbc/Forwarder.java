package dev.tollgate.persistence.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port that leads to a server, and from some time on to another one; connections that are open
 * stay where they are.
 */
final class Forwarder implements AutoCloseable {

  private final ServerSocket listening;
  private volatile int target;

  /** Listens on a free port. */
  Forwarder(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread _ = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Where connections lead that are opened from now on. */
  void leadTo(int port) {
    target = port;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread _ = Thread.ofVirtual().start(() -> forward(client, target));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private static void forward(Socket client, int port) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
      Thread back = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException e) {
      // one side has gone, and so does the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      long _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // as above
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
