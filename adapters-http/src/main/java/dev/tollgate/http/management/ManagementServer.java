package dev.tollgate.http.management;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP server for operators, apart from the public one, so that it answers while that one
 * starts, drains or is overloaded. It asks for no credentials: only operators may reach its port.
 */
public final class ManagementServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, ManagementEndpoint> endpoints = new ConcurrentSkipListMap<>();

  private ManagementServer(HttpServer server) {
    this.server = server;
    Object _ = server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /**
   * Listens, at first without any endpoint.
   *
   * @param port 0 for a free one
   * @throws IOException if the address is in use or not available
   */
  public static ManagementServer start(String host, int port) throws IOException {
    return new ManagementServer(HttpServer.create(new InetSocketAddress(host, port), 0));
  }

  /**
   * Serves {@code /health/live}, which answers while the process runs, and {@code /health/ready}.
   */
  public ManagementServer withHealth(Readiness readiness) {
    return with("/health/live", (_, _) -> ManagementAnswer.json(200, Map.of("status", "up")))
        .with("/health/ready", (_, _) -> readiness.answer());
  }

  /** Serves a path such as {@code /metrics}, and what is below it. */
  public ManagementServer with(String path, ManagementEndpoint endpoint) {
    ManagementEndpoint _ = endpoints.put(path, endpoint);
    return this;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      ManagementAnswer answer = answer(exchange);
      Headers headers = exchange.getResponseHeaders();
      headers.set("Content-Type", answer.contentType());
      headers.set("Cache-Control", "no-store");
      if (answer.status() == 405) {
        headers.set("Allow", "GET, HEAD");
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (head || body.length == 0) {
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private ManagementAnswer answer(HttpExchange exchange) {
    if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
      return ManagementAnswer.error(405, "method_not_allowed", "Use GET.");
    }
    String path = exchange.getRequestURI().getPath();
    for (Map.Entry<String, ManagementEndpoint> endpoint : endpoints.entrySet()) {
      String own = endpoint.getKey();
      if (path.equals(own) || path.startsWith(own + "/")) {
        String below = path.equals(own) ? "" : path.substring(own.length() + 1);
        return answer(endpoint.getValue(), below, accept(exchange));
      }
    }
    return path.equals("/")
        ? ManagementAnswer.json(200, Map.of("paths", List.copyOf(endpoints.keySet())))
        : notFound();
  }

  private ManagementAnswer notFound() {
    return ManagementAnswer.json(
        404,
        Map.of(
            "error", "not_found",
            "message", "There is nothing at this path.",
            "paths", List.copyOf(endpoints.keySet())));
  }

  private static String accept(HttpExchange exchange) {
    return String.join(",", exchange.getRequestHeaders().getOrDefault("Accept", List.of()));
  }

  private static ManagementAnswer answer(ManagementEndpoint endpoint, String below, String accept) {
    try {
      return endpoint.get(below, accept);
    } catch (RuntimeException e) {
      LOG.error("The management port could not answer.", e);
      return ManagementAnswer.error(500, "server_error", "This is a bug; the log has the cause.");
    }
  }

  /** Stops at once. */
  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
