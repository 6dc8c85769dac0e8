package dev.tollgate.http.express;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.express.ExpressLane.Passage;
import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.ArrivedRequest;
import dev.tollgate.http.wire.Wording;
import io.micronaut.http.server.netty.HttpCompressionStrategy;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExpressHandlerTest {

  private static final String EXPRESS = "/token";
  private static final String OTHER = "/health";

  private final Endpoint endpoint = mock(Endpoint.class);
  private final ExpressLane lane = mock(ExpressLane.class);
  private final Passage passage = mock(Passage.class);
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Reads reads = new Reads();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          reads,
          new ExpressHandler(
              lane, new Compression(mock(HttpCompressionStrategy.class)), waiting::add));

  ExpressHandlerTest() {
    when(endpoint.method()).thenReturn("POST");
    when(lane.find(any(), any())).thenReturn(Optional.empty());
    when(lane.find("POST", EXPRESS)).thenReturn(Optional.of(endpoint));
    when(lane.enter(any(), any())).thenReturn(passage);
    when(passage.answerAtOnce()).thenReturn(Optional.empty());
    when(passage.answer()).thenReturn(anAnswer());
  }

  @Test
  void whatIsInMemoryIsAnsweredAtOnce() {
    when(passage.answerAtOnce()).thenReturn(Optional.of(anAnswer()));

    arrive(EXPRESS);

    assertEquals("express", answer());
    assertTrue(waiting.isEmpty());
    assertNull(channel.readInbound());
  }

  @Test
  void whatArrivesBehindAWaitingRequestIsHeldBackUntilThatIsAnswered() {
    arrive(EXPRESS);
    arrive(OTHER);
    arrive(EXPRESS);
    Object before = channel.readInbound();
    waiting.remove().run();
    channel.runPendingTasks();

    assertNull(before);
    assertEquals("express", answer());
    assertEquals(OTHER, channel.<ArrivedRequest>readInbound().uri());
    assertTrue(channel.readInbound() instanceof LastHttpContent);
    assertEquals(EXPRESS, channel.<ArrivedRequest>readInbound().uri());
  }

  @Test
  void nothingMoreIsReadWhileSomethingIsHeldBack() {
    arrive(EXPRESS);
    int ahead = reads.during(channel::read);
    arrive(OTHER);
    int held = reads.during(channel::read);
    int answered =
        reads.during(
            () -> {
              waiting.remove().run();
              channel.runPendingTasks();
              return channel;
            });

    assertEquals(1, ahead);
    assertEquals(0, held);
    assertTrue(answered > 0);
  }

  @Test
  void nothingMoreIsReadWhileTheCallerDoesNotTakeItsAnswers() {
    var unsent = channel.unsafe().outboundBuffer();
    unsent.setUserDefinedWritability(1, false);
    channel.runPendingTasks();
    int stuck = reads.during(channel::read);
    int taken =
        reads.during(
            () -> {
              unsent.setUserDefinedWritability(1, true);
              channel.runPendingTasks();
              return channel;
            });

    assertEquals(0, stuck);
    assertEquals(1, taken);
  }

  @Test
  void behindARequestOfTheFrameworkAllGoToTheFrameworkUntilThatIsAnswered() {
    arrive(OTHER);
    arrive(EXPRESS);
    boolean first = waiting.isEmpty();
    frameworkAnswers();
    frameworkAnswers();
    arrive(EXPRESS);

    assertTrue(first);
    assertFalse(waiting.isEmpty());
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
  void aConnectionWithNothingToAnswerIsClosedAtOnce() {
    var _ = channel.close();

    assertFalse(channel.isOpen());
  }

  @Test
  void behindTheLastRequestNothingIsAnswered() {
    when(passage.answerAtOnce()).thenReturn(Optional.of(anAnswer()));

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

  private static ArrivedRequest head(String path, String connection) {
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
            Arrival.Fault.NONE,
            Optional.empty(),
            InetAddress.getLoopbackAddress(),
            new Wording(),
            0));
  }

  private void frameworkAnswers() {
    boolean _ =
        channel.writeOutbound(
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
    ReferenceCountUtil.release(channel.readOutbound());
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

  /** Counts what is asked of the connection. */
  private static final class Reads extends ChannelOutboundHandlerAdapter {

    private int reads;

    @Override
    public void read(ChannelHandlerContext context) throws Exception {
      reads++;
      super.read(context);
    }

    int during(Supplier<?> act) {
      int before = reads;
      Object _ = act.get();
      return reads - before;
    }
  }
}
