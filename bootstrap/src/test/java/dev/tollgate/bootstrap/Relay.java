package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.SigningAlgorithm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A server by whose address a world goes: it counts what clients ask by themselves. */
final class Relay implements AutoCloseable {

  /** Where clients ask by themselves, and not by the user's browser. */
  private static final Set<String> ASKED =
      Set.of("/oauth2/token", "/oauth2/userinfo", "/oauth2/introspect", "/oauth2/revoke");

  /** What each of the two connections has of its own. */
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "date", "host", "transfer-encoding", "upgrade");

  final World world;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Optional<Server> limited = Optional.empty();

  Relay() {
    this(Optional.empty());
  }

  /** Behind one more proxy, by whose address the world goes instead. */
  Relay(Optional<String> issuer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    world = World.ofToday(SigningAlgorithm.RS256, Optional.of(issuer.orElseGet(this::address)));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var _ = server.createContext("/", this::relay);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** How often clients have asked since this was called the last time. */
  int asked() {
    return asked.getAndSet(0);
  }

  /** The same in words. */
  String retries() {
    int requests = asked();
    return switch (requests) {
      case 0 -> "asks for no token";
      case 1 -> "no retry";
      case 2 -> "1 retry";
      default -> requests - 1 + " retries";
    };
  }

  /** Has a server answer that allows no more requests, until {@link #unlimit}. */
  void limit() {
    Server server =
        world.deciding(Map.of("--rfc-rate-limit", "1", "--rfc-rate-limit-status", "429"));
    RawHttp http = new RawHttp(server.address().port());
    String caller = RawHttp.FORWARDED_FOR + "127.0.0.1";
    Reply _ = http.get("/oauth2/jwks", caller);
    assertEquals(429, http.get("/oauth2/jwks", caller).status());
    limited = Optional.of(server);
  }

  /** Has the usual server answer. */
  void unlimit() {
    limited.ifPresent(Server::close);
    limited = Optional.empty();
  }

  private int answering() {
    return limited.orElse(world.server).address().port();
  }

  private void relay(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI target = exchange.getRequestURI();
      if (ASKED.contains(target.getPath())) {
        var _ = asked.incrementAndGet();
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + answering() + target))
              .method(
                  exchange.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      copy(exchange.getRequestHeaders(), request::header);
      HttpResponse<byte[]> reply;
      try {
        reply = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      copy(reply.headers().map(), exchange.getResponseHeaders()::add);
      byte[] body = reply.body();
      exchange.sendResponseHeaders(reply.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static void copy(Map<String, List<String>> from, BiConsumer<String, String> to) {
    from.forEach(
        (name, values) -> {
          if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> to.accept(name, value));
          }
        });
  }

  @Override
  public void close() {
    server.stop(0);
    unlimit();
    world.close();
    client.close();
  }
}
