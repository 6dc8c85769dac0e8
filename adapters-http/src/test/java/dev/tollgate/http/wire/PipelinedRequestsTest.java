package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.http.contract.SettingValues;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelinedRequestsTest {

  private final RequestLimit limit = limitOf("1");
  private final ArrivingBytes arriving = new ArrivingBytes(16_384);
  private final Connection one = new Connection(limit, arriving);
  private final Connection other = new Connection(limit, arriving);

  private static RequestLimit limitOf(String number) {
    return new RequestLimit(new SettingValues(Map.of("--max-requests", number)), Measurements.NONE);
  }

  /** A connection, and what is behind it. */
  private static final class Connection extends EmbeddedChannel {

    private final RequestLimit limit;
    private int reads;
    private final List<Throwable> failures = new ArrayList<>();

    private Connection(RequestLimit limit, ArrivingBytes arriving) {
      this.limit = limit;
      var _ = config().setAutoRead(false);
      pipeline()
          .addLast(
              new ChannelOutboundHandlerAdapter() {
                @Override
                public void read(ChannelHandlerContext context) {
                  reads++;
                }
              },
              new PipelinedRequests(arriving),
              new ChannelInboundHandlerAdapter() {
                @Override
                public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                  failures.add(cause);
                }
              });
    }

    private void ask(String path) {
      beginToAsk(path);
      boolean _ = writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void beginToAsk(String path) {
      ArrivedRequest head = head(path);
      head.headers().set("Content-Length", 2);
      boolean _ = writeInbound(head, new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
    }

    private ArrivedRequest head(String path) {
      return new ArrivedRequest(
          new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, path),
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
              limit.arriving(),
              0));
    }

    private void answer(HttpResponseStatus status) {
      boolean _ = writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    /** The paths of the requests that were passed on since the last time. */
    private List<String> passed() {
      List<String> paths = new ArrayList<>();
      for (Object each = readInbound(); each != null; each = readInbound()) {
        if (each instanceof ArrivedRequest request) {
          paths.add(request.uri());
        }
        boolean _ = ReferenceCountUtil.release(each);
      }
      return paths;
    }

    private void callerReads(boolean reads) {
      unsafe().outboundBuffer().setUserDefinedWritability(1, reads);
      runPendingTasks();
    }
  }

  @Test
  void theNextRequestWaitsForTheAnswerToTheOneBefore() {
    one.ask("/1");
    one.ask("/2");
    one.ask("/3");
    List<String> first = one.passed();
    one.answer(HttpResponseStatus.CONTINUE);
    List<String> interim = one.passed();
    one.answer(HttpResponseStatus.OK);
    List<String> second = one.passed();
    one.answer(HttpResponseStatus.OK);

    assertEquals(List.of("/1"), first);
    assertEquals(List.of(), interim);
    assertEquals(List.of("/2"), second);
    assertEquals(List.of("/3"), one.passed());
  }

  @Test
  void theNextRequestWaitsForTheRestOfOneThatWasAnsweredEarly() {
    one.beginToAsk("/1");
    one.answer(HttpResponseStatus.UNAUTHORIZED);
    boolean _ = one.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
    boolean _ = one.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    one.ask("/2");

    assertEquals(List.of("/1", "/2"), one.passed());
  }

  @Test
  void theNextRequestWaitsUntilTheCallerTakesTheAnswer() {
    one.ask("/1");
    one.callerReads(false);
    one.answer(HttpResponseStatus.OK);
    one.ask("/2");
    List<String> unread = one.passed();
    one.callerReads(true);

    assertEquals(List.of("/1"), unread);
    assertEquals(List.of("/2"), one.passed());
  }

  @Test
  void aCallerThatDoesNotTakeItsAnswerHasNoRequestUnderWay() {
    one.ask("/1");
    one.ask("/2");
    one.callerReads(false);
    one.answer(HttpResponseStatus.OK);
    other.ask("/1");

    assertFalse(limit.isExceeded());
  }

  @ParameterizedTest
  @CsvSource({"Connection, close", "x-tollgate-last, true"})
  void nothingIsPassedOnBehindTheLastAnswer(String name, String value) {
    var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    answer.headers().set(name, value);
    one.ask("/1");
    one.ask("/2");
    boolean _ = one.writeOutbound(answer);
    one.ask("/3");

    assertEquals(List.of("/1"), one.passed());
  }

  @Test
  void nothingIsReadWhileRequestsWaitOrAnswersAreNotTaken() {
    one.ask("/1");
    var _ = one.read();
    int answering = one.reads;
    one.ask("/2");
    var _ = one.read();
    int waiting = one.reads;
    one.answer(HttpResponseStatus.OK);
    int passed = one.reads;
    one.callerReads(false);
    var _ = one.read();
    int unread = one.reads;
    one.callerReads(true);

    assertEquals(List.of(1, 1, 2, 2, 3), List.of(answering, waiting, passed, unread, one.reads));
  }

  @Test
  void requestsThatWaitMayTakeAShareOfTheMemory() {
    for (int i = 0; i < 5; i++) {
      other.ask("/" + i);
    }
    for (int i = 0; i < 12; i++) {
      one.ask("/" + i);
    }
    boolean full = one.isOpen();
    one.beginToAsk("/12");
    boolean beyond = one.isOpen();
    Connection third = new Connection(limit, arriving);
    for (int i = 0; i < 12; i++) {
      third.ask("/" + i);
    }

    assertTrue(full);
    assertFalse(beyond);
    assertTrue(other.isOpen());
    assertTrue(third.isOpen());
  }

  @Test
  void aBrokenBodyIsToldBehindTheHeadOfItsRequest() {
    IOException gone = new IOException("gone");
    BrokenBody broken = new BrokenBody(gone);
    one.ask("/1");
    one.beginToAsk("/2");
    var _ = one.pipeline().fireExceptionCaught(gone);
    var _ = one.pipeline().fireExceptionCaught(broken);
    List<Throwable> before = List.copyOf(one.failures);
    one.answer(HttpResponseStatus.OK);

    assertEquals(List.of(gone), before);
    assertEquals(List.of(gone, broken), one.failures);
    assertEquals(List.of("/1", "/2"), one.passed());
  }

  @Test
  void aBrokenBodyOfTheOnlyRequestIsToldAtOnce() {
    BrokenBody broken = new BrokenBody(new IOException("gone"));
    one.beginToAsk("/1");
    var _ = one.pipeline().fireExceptionCaught(broken);

    assertEquals(List.of(broken), one.failures);
  }

  @Test
  void requestsAreUnderWayUntilTheyAreAnswered() {
    one.ask("/");
    boolean first = limit.isExceeded();
    other.ask("/");
    boolean second = limit.isExceeded();
    one.answer(HttpResponseStatus.CONTINUE);
    boolean interim = limit.isExceeded();
    one.answer(HttpResponseStatus.OK);

    assertFalse(first);
    assertTrue(second);
    assertTrue(interim);
    assertFalse(limit.isExceeded());
  }

  @Test
  void aConnectionCountsOnceHoweverManyRequestsItSends() {
    one.ask("/1");
    one.ask("/2");
    one.ask("/3");
    one.answer(HttpResponseStatus.OK);
    boolean alone = limit.isExceeded();
    other.ask("/1");
    boolean together = limit.isExceeded();
    one.answer(HttpResponseStatus.OK);
    one.answer(HttpResponseStatus.OK);

    assertFalse(alone);
    assertTrue(together);
    assertFalse(limit.isExceeded());
  }

  @Test
  void whatHasNotArrivedWholeOrWasAnsweredBeforeDoesNotCount() {
    other.ask("/1");
    one.beginToAsk("/1");
    boolean incomplete = limit.isExceeded();
    one.answer(HttpResponseStatus.UNAUTHORIZED);
    boolean _ = one.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    boolean answeredEarly = limit.isExceeded();
    one.ask("/2");

    assertFalse(incomplete);
    assertFalse(answeredEarly);
    assertTrue(limit.isExceeded());
  }

  @Test
  void aRequestWithoutABodyIsWholeWithItsHead() {
    other.ask("/");
    boolean _ = one.writeInbound(one.head("/"));
    boolean head = limit.isExceeded();
    boolean _ = one.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    one.answer(HttpResponseStatus.OK);

    assertTrue(head);
    assertFalse(limit.isExceeded());
  }

  @Test
  void aRequestWhoseCallerIsGoneCountsUntilItsAnswerIsComputed() {
    ArrivedRequest request = one.head("/");
    boolean _ = one.writeInbound(request);
    other.ask("/");
    var _ = one.close();
    boolean gone = limit.isExceeded();
    request.arrival().underWay().end();

    assertTrue(gone);
    assertFalse(limit.isExceeded());
  }

  @Test
  void ifNobodyTellsWhenThatIsItCountsForAMinute() {
    one.freezeTime();
    one.ask("/");
    other.ask("/");
    var _ = one.pipeline().fireChannelInactive();
    boolean gone = limit.isExceeded();
    one.advanceTimeBy(PipelinedRequests.LONGEST_SECONDS, TimeUnit.SECONDS);
    one.runScheduledPendingTasks();

    assertTrue(gone);
    assertFalse(limit.isExceeded());
  }

  @Test
  void nothingIsALimitOfNone() {
    RequestLimit none = limitOf("0");

    new Connection(none, arriving).ask("/");

    assertEquals(Integer.MAX_VALUE, none.limit());
    assertFalse(none.isExceeded());
  }
}
