package dev.tollgate.http.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Wording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TracingTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";

  /** What the collector was sent, each byte as a character. */
  private final Queue<String> received = new ConcurrentLinkedQueue<>();

  private HttpServer collector;
  private Tracing tracing;

  private static final class TokenLayer extends Layer {
    TokenLayer() {
      super("acme", "token", List.of("/token"));
    }

    @Override
    public Reply fail(Fault fault) {
      throw new AssertionError(fault);
    }
  }

  @BeforeEach
  void start() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ =
        collector.createContext(
            "/v1/traces",
            exchange -> {
              boolean _ =
                  received.add(
                      new String(
                          exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
              exchange.sendResponseHeaders(200, -1);
              exchange.close();
            });
    collector.start();
    tracing =
        Tracing.start(
            Map.of(Tracing.ENDPOINT, "http://127.0.0.1:" + collector.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  private void reply(Map<String, String> headers) {
    TreeMap<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    fields.putAll(headers);
    tracing.replied(
        new Request(
            "the-request-id",
            "POST",
            "/token",
            "acme",
            "/token",
            "code=hidden",
            name -> fields.containsKey(name) ? List.of(fields.get(name)) : List.of(),
            Optional.empty(),
            InetAddress.getLoopbackAddress(),
            new Wording(),
            System.nanoTime(),
            () -> Result.ok(new byte[0])),
        new TokenLayer().noContent("issued"),
        new Answer(503, new TreeMap<>(), new byte[0]));
    tracing.close();
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aSpanContinuesTheTraceOfTheCallerAndNamesTheReply() {
    reply(Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-01"));

    assertEquals(1, received.size());
    String sent = received.element();
    for (String part :
        List.of(
            bytes(TRACE), bytes(CALLER), "acme token", "issued", "the-request-id", "tollgate")) {
      assertTrue(sent.contains(part), part + " in " + sent);
    }
    assertFalse(sent.contains("hidden"), sent);
  }

  @Test
  void aRequestWithoutTraceBeginsOne() {
    reply(Map.of("traceparent", "broken"));

    assertEquals(1, received.size());
    assertTrue(received.element().contains("acme token"));
  }

  @Test
  void aTraceThatTheCallerDoesNotSampleIsNotSent() {
    reply(Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-00"));

    assertEquals(0, received.size());
  }
}
