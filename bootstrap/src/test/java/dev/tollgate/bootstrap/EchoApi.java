package dev.tollgate.bootstrap;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.CompanyId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An API that knows nothing of tokens: it answers what it was sent, or with the status that the
 * path names, and notes each request.
 */
final class EchoApi implements AutoCloseable {

  /** A request; the names of its header fields in lower case, with dashes for underscores. */
  record Seen(String method, String body, Map<String, List<String>> headers) {

    List<String> all(String header) {
      return headers.getOrDefault(header, List.of());
    }

    /** What the guard says of a token, by the names of the header fields. */
    Map<String, List<String>> identity() {
      return Stream.of(CLIENT, COMPANY, ENTERPRISE, SCOPES)
          .collect(Collectors.toMap(Function.identity(), this::all));
    }
  }

  private static final String CLIENT = "x-client-id";
  private static final String COMPANY = "x-company-id";
  private static final String ENTERPRISE = "x-enterprise-id";
  private static final String SCOPES = "x-scopes";

  /** What the guard says of a token of this client. */
  static Map<String, List<String>> identity(
      Tenant tenant, Optional<CompanyId> company, String scopes) {
    return Map.of(
        CLIENT, List.of(tenant.id()),
        COMPANY, company.stream().map(CompanyId::value).toList(),
        ENTERPRISE, List.of(tenant.client().enterprise().value()),
        SCOPES, List.of(scopes));
  }

  final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  EchoApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ = server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, List<String>> headers = new HashMap<>();
      Headers sent = exchange.getRequestHeaders();
      sent.forEach(
          (name, values) ->
              headers
                  .computeIfAbsent(
                      name.toLowerCase(Locale.ROOT).replace('_', '-'), _ -> new ArrayList<>())
                  .addAll(values));
      seen.add(
          new Seen(exchange.getRequestMethod(), new String(body, StandardCharsets.UTF_8), headers));
      String path = exchange.getRequestURI().getPath();
      int status = path.matches("/\\d{3}") ? Integer.parseInt(path.substring(1)) : 200;
      byte[] answer = ("the API says " + status).getBytes(StandardCharsets.UTF_8);
      boolean silent = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(status, silent ? -1 : answer.length);
      if (!silent) {
        exchange.getResponseBody().write(answer);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
