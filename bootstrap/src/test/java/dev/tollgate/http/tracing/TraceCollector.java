package dev.tollgate.http.tracing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A collector of traces (OTLP over HTTP) on a free port. */
public final class TraceCollector implements AutoCloseable {

  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  public TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var _ =
        server.createContext(
            "/v1/traces",
            exchange -> {
              boolean _ =
                  received.add(
                      new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
              exchange.sendResponseHeaders(200, -1);
              exchange.close();
            });
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it was sent so far, each byte as a character. */
  public List<String> received() {
    return List.copyOf(received);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
