package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.http.contract.SettingValues;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestCounterTest {

  private final RequestLimit limit = limitOf("1");
  private final EmbeddedChannel one = new EmbeddedChannel(new RequestCounter(limit));
  private final EmbeddedChannel other = new EmbeddedChannel(new RequestCounter(limit));

  private static RequestLimit limitOf(String number) {
    return new RequestLimit(new SettingValues(Map.of("--max-requests", number)), Measurements.NONE);
  }

  private static void ask(EmbeddedChannel channel) {
    beginToAsk(channel);
    boolean _ = channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private static void beginToAsk(EmbeddedChannel channel) {
    var head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
    head.headers().set("Content-Length", 2);
    boolean _ =
        channel.writeInbound(head, new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
  }

  private static void answer(EmbeddedChannel channel, HttpResponseStatus status) {
    boolean _ = channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
  }

  @Test
  void requestsAreUnderWayUntilTheyAreAnswered() {
    ask(one);
    boolean first = limit.isExceeded();
    ask(other);
    boolean second = limit.isExceeded();
    answer(one, HttpResponseStatus.CONTINUE);
    boolean interim = limit.isExceeded();
    answer(one, HttpResponseStatus.OK);

    assertFalse(first);
    assertTrue(second);
    assertTrue(interim);
    assertFalse(limit.isExceeded());
  }

  @Test
  void aConnectionCountsOnceHoweverManyRequestsItSends() {
    ask(one);
    ask(one);
    ask(one);
    answer(one, HttpResponseStatus.OK);
    boolean alone = limit.isExceeded();
    ask(other);
    boolean together = limit.isExceeded();
    answer(one, HttpResponseStatus.OK);
    answer(one, HttpResponseStatus.OK);

    assertFalse(alone);
    assertTrue(together);
    assertFalse(limit.isExceeded());
  }

  @Test
  void whatHasNotArrivedWholeOrWasAnsweredBeforeDoesNotCount() {
    ask(other);
    beginToAsk(one);
    boolean incomplete = limit.isExceeded();
    answer(one, HttpResponseStatus.UNAUTHORIZED);
    boolean _ = one.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    boolean answeredEarly = limit.isExceeded();
    ask(one);

    assertFalse(incomplete);
    assertFalse(answeredEarly);
    assertTrue(limit.isExceeded());
  }

  @Test
  void aRequestWithoutABodyIsWholeWithItsHead() {
    ask(other);
    boolean _ = one.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
    boolean head = limit.isExceeded();
    boolean _ = one.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
    answer(one, HttpResponseStatus.OK);

    assertTrue(head);
    assertFalse(limit.isExceeded());
  }

  @Test
  void aConnectionThatIsClosedCountsNoLonger() {
    ask(one);
    ask(other);
    boolean open = limit.isExceeded();
    var _ = one.close();

    assertTrue(open);
    assertFalse(limit.isExceeded());
  }

  @Test
  void nothingIsALimitOfNone() {
    RequestLimit none = limitOf("0");
    EmbeddedChannel channel = new EmbeddedChannel(new RequestCounter(none));

    ask(channel);

    assertEquals(Integer.MAX_VALUE, none.limit());
    assertFalse(none.isExceeded());
  }
}
