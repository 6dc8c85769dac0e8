package dev.tollgate.bootstrap.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.application.port.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Serves the demo client to browsers on this machine. */
public final class DemoClient implements AutoCloseable {

  /** The port whose addresses the demo registers. */
  public static final int PORT = 8090;

  private final HttpServer server;
  private final RelyingParty party;
  private final DemoPage page;

  private DemoClient(HttpServer server, RelyingParty party, DemoPage page) {
    this.server = server;
    this.party = party;
    this.page = page;
  }

  /**
   * Starts a client.
   *
   * @param port 0 for any free port
   */
  public static DemoClient start(
      String issuer, String clientId, int port, Json json, Clock clock, RandomGenerator random)
      throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    String address = address(server.getAddress().getPort());
    RelyingParty party =
        new RelyingParty(new Provider(issuer, json), clientId, callback(address), clock, random);
    DemoClient client = new DemoClient(server, party, new DemoPage(party, issuer, json));
    var _ = server.createContext("/", client::handle);
    server.start();
    return client;
  }

  static String address(int port) {
    return "http://127.0.0.1:" + port;
  }

  /** Where the usual client is sent after somebody signed in. */
  public static String redirectUri() {
    return callback(address(PORT));
  }

  /** Where the usual client is sent after somebody signed out. */
  public static String postLogoutRedirectUri() {
    return address(PORT) + "/";
  }

  private static String callback(String address) {
    return address + "/callback";
  }

  public String address() {
    return address(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!address().equals("http://" + exchange.getRequestHeaders().getFirst("Host"))) {
        send(exchange, 421, "This is " + address() + ".");
        return;
      }
      try {
        answer(exchange);
      } catch (IOException | IllegalArgumentException e) {
        party.problem("The server could not be asked: " + e.getClass().getSimpleName() + ".");
        redirect(exchange, "/");
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
      case "GET /" -> send(exchange, 200, page.html());
      case "GET /login" -> redirect(exchange, party.signIn());
      case "GET /callback" -> {
        party.finish(parameters(exchange.getRequestURI().getRawQuery()));
        redirect(exchange, "/");
      }
      case "POST /refresh" -> {
        party.refresh();
        redirect(exchange, "/");
      }
      case "POST /logout" -> redirect(exchange, party.signOut(address() + "/"));
      default -> send(exchange, 404, "There is nothing here.");
    }
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : Optional.ofNullable(query).orElse("").split("&", -1)) {
      String[] sides = pair.split("=", 2);
      if (sides.length == 2) {
        String _ = parameters.put(decoded(sides[0]), decoded(sides[1]));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(303, -1);
  }

  private void send(HttpExchange exchange, int status, String html) throws IOException {
    byte[] bytes = html.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Content-Security-Policy", page.policy());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
