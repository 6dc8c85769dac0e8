package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.http.Draining;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.contract.Derivations;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ArrivalHandlerTest {

  private final Draining draining = new Draining();

  @Test
  void anObserverGetsTheWholeAnswerUnderTheIdOfItsRequest() {
    var told = new Told(_ -> true);
    var channel = channel(told);

    String first = arrive(channel).arrival().requestId();
    String second = arrive(channel).arrival().requestId();
    boolean _ = channel.writeOutbound(anAnswer(401, "no"));
    boolean _ =
        channel.writeOutbound(
            new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK),
            new DefaultHttpContent(text("two ")),
            new DefaultHttpContent(text("parts")),
            LastHttpContent.EMPTY_LAST_CONTENT);
    boolean _ = channel.finishAndReleaseAll();

    assertEquals(List.of(first + " 401 no", second + " 200 two parts"), told.answers);
    assertEquals("date", told.last.getFirst().getKey());
    assertEquals(
        List.of(Map.entry("X-Content-Type-Options", "nosniff"), Map.entry("X-Request-Id", second)),
        told.last.subList(1, told.last.size()));
  }

  @Test
  void anObserverIsNotToldOfAnAnswerThatItDoesNotWant() {
    var told = new Told(_ -> false);
    var channel = channel(told);

    ArrivedRequest _ = arrive(channel);
    boolean _ = channel.writeOutbound(anAnswer(200, "yes"));
    boolean _ = channel.finishAndReleaseAll();

    assertEquals(List.of(), told.answers);
  }

  @Test
  void whileTheServerDrainsTheConnectionEndsBehindTheLastAnswer() {
    var channel = channel(new Told(_ -> false));
    ArrivedRequest _ = arrive(channel);
    ArrivedRequest _ = arrive(channel);
    ArrivedRequest _ = arrive(channel);

    boolean _ = channel.writeOutbound(anAnswer(200, "before"));
    draining.begin();
    boolean _ = channel.writeOutbound(anAnswer(200, "one more waits"));
    boolean open = channel.isOpen();
    boolean _ = channel.writeOutbound(anAnswer(200, "the last"));

    List<String> connection = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      FullHttpResponse answer = channel.readOutbound();
      connection.add(answer.headers().get("Connection", "keep-alive"));
      boolean _ = answer.release();
    }
    assertEquals(List.of("keep-alive", "keep-alive", "close"), connection);
    assertTrue(open);
    assertFalse(channel.isOpen());
  }

  @Test
  void aBodyThatTricklesInIsPassedOnInLargerPieces() {
    var channel = channel(new Told(_ -> false));
    ArrivedRequest _ = arrive(channel);
    for (int i = 0; i < 10_000; i++) {
      boolean _ = channel.writeInbound(new DefaultHttpContent(text("x")));
    }
    boolean _ = channel.writeInbound(new DefaultLastHttpContent(text("y")));

    List<Integer> pieces = new ArrayList<>();
    for (HttpContent piece = channel.readInbound(); piece != null; piece = channel.readInbound()) {
      pieces.add(piece.content().readableBytes());
      boolean _ = piece.release();
    }
    assertEquals(List.of(4_096, 4_096, 1_808, 1), pieces);
  }

  @Test
  void requestsHaveIdsOf128BitsThatDiffer() {
    Set<String> ids = new HashSet<>();

    for (int i = 0; i < 1_000; i++) {
      String id = RequestIds.next();
      assertTrue(id.matches("[0-9a-f]{32}"), id);
      assertTrue(ids.add(id), id);
    }
  }

  private EmbeddedChannel channel(SentObserver observer) {
    return new EmbeddedChannel(
        new ArrivalHandler(
            new RequestStart(new ArrivingBytes(Long.MAX_VALUE)),
            new PublicPath(""),
            new Derivations(
                Folders.onClassPath(), new SettingValues(Map.of()), new Issuer(() -> "")),
            new RequestLimit(new SettingValues(Map.of("--max-requests", "0")), Measurements.NONE),
            draining,
            List.of(observer)));
  }

  private static ArrivedRequest arrive(EmbeddedChannel channel) {
    var request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/health");
    request.headers().set("Host", "localhost");
    boolean _ = channel.writeInbound(request);
    return channel.readInbound();
  }

  private static DefaultFullHttpResponse anAnswer(int status, String body) {
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), text(body));
  }

  private static ByteBuf text(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  private static final class Told implements SentObserver {

    private final Predicate<String> wanted;
    private final List<String> answers = new ArrayList<>();
    private List<Map.Entry<String, String>> last;

    Told(Predicate<String> wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean wants(String requestId) {
      return wanted.test(requestId);
    }

    @Override
    public void sent(
        String requestId, int status, List<Map.Entry<String, String>> headers, byte[] body) {
      last = headers;
      answers.add(requestId + " " + status + " " + new String(body, StandardCharsets.UTF_8));
    }
  }
}
