package dev.tollgate.http.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.StoreTrace.Outcome;
import dev.tollgate.application.port.StoreTrace.Verb;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.ChosenWording;
import dev.tollgate.http.wire.Request;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TracingTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  /** Field 2 of a span in OTLP, of eight bytes. */
  private static final Pattern SPAN_ID = Pattern.compile(bytes("1208") + "(.{8})", Pattern.DOTALL);

  private static final String CALLER = "b7ad6b7169203331";

  private TraceCollector collector;
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
  void start() {
    collector = new TraceCollector();
    tracing = Tracing.start(Map.of(Tracing.ENDPOINT, collector.url()));
  }

  @AfterEach
  void stop() {
    collector.close();
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
            new ChosenWording(),
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

    assertEquals(1, collector.received().size());
    String sent = collector.received().getFirst();
    for (String part :
        List.of(
            bytes(TRACE), bytes(CALLER), "acme token", "issued", "the-request-id", "tollgate")) {
      assertTrue(sent.contains(part), part + " in " + sent);
    }
    assertFalse(sent.contains("hidden"), sent);
  }

  @Test
  void whatTheStoreWasAskedForTheRequestIsBelowIt() {
    tracing.asked("another-request", new Verb("Users", "find", Outcome.DONE, 1, 2));
    tracing.asked("the-request-id", new Verb("Clients", "find", Outcome.DONE, 1, 2));
    tracing.asked("the-request-id", new Verb("Tokens", "add", Outcome.UNAVAILABLE, 2, 3));

    reply(Map.of());

    String sent = collector.received().getFirst();
    for (String part : List.of("Clients find", "Tokens add", "tollgate.verb", "unavailable")) {
      assertTrue(sent.contains(part), part + " in " + sent);
    }
    assertFalse(sent.contains("Users"), sent);
    String parent = bytes("2208");
    assertEquals(
        2,
        SPAN_ID
            .matcher(sent)
            .results()
            .mapToInt(id -> sent.split(Pattern.quote(parent + id.group(1)), -1).length - 1)
            .sum());
  }

  @Test
  void ofRequestsThatAreNeverAnsweredABoundedNumberIsKept() {
    StoreVerbs verbs = new StoreVerbs();
    Verb verb = new Verb("Clients", "find", Outcome.DONE, 1, 2);
    for (int i = 0; i <= StoreVerbs.MOST_REQUESTS; i++) {
      verbs.asked("request-" + i, verb);
    }
    for (int i = 0; i <= StoreVerbs.MOST_OF_ONE; i++) {
      verbs.asked("long", verb);
    }

    assertEquals(List.of(), verbs.take("request-0"));
    assertEquals(List.of(verb), verbs.take("request-" + StoreVerbs.MOST_REQUESTS));
    assertEquals(StoreVerbs.MOST_OF_ONE, verbs.take("long").size());
    assertEquals(List.of(), verbs.take("long"));
  }

  @Test
  void aRequestWithoutTraceBeginsOne() {
    reply(Map.of("traceparent", "broken"));

    assertEquals(1, collector.received().size());
    assertTrue(collector.received().getFirst().contains("acme token"));
  }

  @Test
  void aTraceThatTheCallerDoesNotSampleIsNotSent() {
    reply(Map.of("traceparent", "00-" + TRACE + "-" + CALLER + "-00"));

    assertEquals(0, collector.received().size());
  }
}
