package dev.tollgate.http.express;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Reply;
import dev.tollgate.http.express.ExpressLane.Passage;
import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.ArrivedRequest;
import dev.tollgate.http.wire.ChosenWording;
import dev.tollgate.http.wire.UnderWay;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExpressHandlerTest {

  private static final String EXPRESS = "/token";

  private final Endpoint endpoint = mock(Endpoint.class);
  private final ExpressLane lane = mock(ExpressLane.class);
  private final Passage passage = mock(Passage.class);
  private final UnderWay underWay = mock(UnderWay.class);
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new ExpressHandler(
              lane, new Compression(mock(HttpCompressionStrategy.class)), waiting::add));

  ExpressHandlerTest() {
    when(endpoint.method()).thenReturn("POST");
    when(lane.find(any(), any())).thenReturn(Optional.empty());
    when(lane.find("POST", EXPRESS)).thenReturn(Optional.of(endpoint));
    when(lane.enter(any(), any())).thenReturn(passage);
    when(passage.attempt()).thenReturn(Optional.empty());
    when(passage.answer()).thenReturn(anAnswer());
    when(passage.answer(any())).thenReturn(anAnswer());
  }

  @Test
  void whatIsInMemoryIsAnsweredAtOnce() {
    when(passage.attempt()).thenReturn(Optional.of(reply));
    boolean _ = reply.complete(mock(Reply.Success.class));

    arrive(EXPRESS);

    assertEquals("express", answer());
    assertTrue(waiting.isEmpty());
    assertNull(channel.readInbound());
  }

  @Test
  void aGuardIsAskedHereAlsoByProxiesThatSayThatThereIsNoBody() {
    when(endpoint.method()).thenReturn("GET");
    when(passage.attempt()).thenReturn(Optional.of(reply));
    boolean _ = reply.complete(mock(Reply.Success.class));
    ArrivedRequest request = head(EXPRESS, "keep-alive");
    request.headers().set("Content-Length", "0");

    boolean _ = channel.writeInbound(request, new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));

    assertEquals("express", answer());
  }

  @Test
  void aServerThatStopsClosesTheConnectionBehindTheAnswer() {
    arrive(EXPRESS);
    var closed = channel.close();
    boolean open = channel.isOpen();
    waiting.remove().run();
    channel.runPendingTasks();

    assertTrue(open);
    FullHttpResponse last = channel.readOutbound();
    assertEquals("close", last.headers().get("Connection"));
    assertFalse(channel.isOpen());
    assertTrue(closed.isSuccess());
    ReferenceCountUtil.release(last);
  }

  @Test
  void whatIsHeldBackLeavesOnceTheCallerMayKnow() {
    when(passage.attempt()).thenReturn(Optional.of(reply));

    arrive(EXPRESS);
    Object early = channel.readOutbound();
    verify(underWay, never()).end();
    boolean _ = reply.complete(mock(Reply.Success.class));
    channel.runPendingTasks();

    assertNull(early);
    assertEquals("express", answer());
    verify(underWay).end();
  }

  @Test
  void aServerThatStopsClosesTheConnectionBehindWhatIsHeldBack() {
    when(passage.attempt()).thenReturn(Optional.of(reply));

    arrive(EXPRESS);
    var _ = channel.close();
    boolean open = channel.isOpen();
    boolean _ = reply.complete(mock(Reply.Success.class));
    channel.runPendingTasks();

    assertTrue(open);
    assertEquals("express", answer());
    assertFalse(channel.isOpen());
  }

  @Test
  void aReplyThatCannotBeWrittenEndsTheConnection() {
    when(passage.attempt()).thenReturn(Optional.of(reply));
    when(passage.answer(any())).thenThrow(new IllegalStateException("a fault"));

    arrive(EXPRESS);
    boolean _ = reply.complete(mock(Reply.Success.class));

    assertNull(channel.readOutbound());
    assertFalse(channel.isOpen());
  }

  @Test
  void aConnectionWithNothingToAnswerIsClosedAtOnce() {
    var _ = channel.close();

    assertFalse(channel.isOpen());
  }

  @Test
  void behindTheLastRequestNothingIsAnswered() {
    when(passage.attempt()).thenReturn(Optional.of(reply));
    boolean _ = reply.complete(mock(Reply.Success.class));

    boolean _ =
        channel.writeInbound(
            head(EXPRESS, "close"),
            new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER),
            head(EXPRESS, "close"),
            new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));

    assertEquals("express", answer());
    assertNull(channel.readOutbound());
    assertFalse(channel.isOpen());
  }

  @Test
  void aRequestThatCannotBeAnsweredEndsTheConnection() {
    when(passage.answer()).thenThrow(new IllegalStateException("a fault"));

    arrive(EXPRESS);
    waiting.remove().run();
    channel.runPendingTasks();

    assertNull(channel.readOutbound());
    assertFalse(channel.isOpen());
  }

  @Test
  void aRequestWhoseCallerIsGoneIsUnderWayUntilItsAnswerIsComputed() {
    arrive(EXPRESS);
    var _ = channel.pipeline().fireChannelInactive();
    verify(underWay, never()).end();
    waiting.remove().run();

    verify(underWay).end();
  }

  @Test
  void aBodyThatBreaksOffIsLeftToTheFramework() {
    boolean _ = channel.writeInbound(head(EXPRESS, "keep-alive"));
    Object before = channel.readInbound();
    var _ = channel.pipeline().fireExceptionCaught(new IOException("broken"));

    assertNull(before);
    assertEquals(EXPRESS, channel.<ArrivedRequest>readInbound().uri());
  }

  private void arrive(String path) {
    boolean _ =
        channel.writeInbound(
            head(path, "keep-alive"), new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER));
  }

  private ArrivedRequest head(String path, String connection) {
    var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path);
    head.headers().set("Connection", connection);
    return new ArrivedRequest(
        head,
        path,
        new Arrival(
            "1",
            path,
            "",
            path,
            Optional.empty(),
            Optional.empty(),
            InetAddress.getLoopbackAddress(),
            new ChosenWording(),
            underWay,
            0));
  }

  private String answer() {
    FullHttpResponse answer = channel.readOutbound();
    String body = answer.content().toString(StandardCharsets.UTF_8);
    ReferenceCountUtil.release(answer);
    return body;
  }

  private static Answer anAnswer() {
    return new Answer(200, new TreeMap<>(), "express".getBytes(StandardCharsets.UTF_8));
  }
}
