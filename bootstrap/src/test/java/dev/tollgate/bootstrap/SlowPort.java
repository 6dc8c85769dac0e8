package dev.tollgate.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A port that leads to a server on this machine, whose answers it can delay. */
final class SlowPort implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final ServerSocket listening;
  private final int target;
  private volatile Duration delay = Duration.ZERO;

  SlowPort(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread _ = Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How long each answer takes from now on, besides what the server needs. */
  void delay(Duration time) {
    delay = time;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread _ = Thread.ofVirtual().start(() -> forward(client));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void forward(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Thread _ = Thread.ofVirtual().start(() -> copy(server, client, true));
      copy(client, server, false);
    } catch (IOException e) {
      // one side has gone, and so does the other
    }
  }

  private void copy(Socket from, Socket to, boolean slowly) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (slowly) {
          LockSupport.parkNanos(delay.toNanos());
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // as above
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
