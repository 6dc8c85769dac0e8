package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ArrivalDeadlineTest {

  private final EmbeddedChannel channel = new EmbeddedChannel();

  ArrivalDeadlineTest() {
    channel.freezeTime();
    channel.pipeline().addLast(new ArrivalDeadline());
  }

  private void pass(long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
  }

  private void arrive(Object message) {
    boolean _ = channel.writeInbound(message);
  }

  private static DefaultHttpRequest head() {
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
  }

  @Test
  void aHeadThatDoesNotArriveEndsTheConnection() {
    pass(ArrivalDeadline.SECONDS - 1);
    boolean before = channel.isActive();
    pass(1);

    assertTrue(before);
    assertFalse(channel.isActive());
  }

  @Test
  void aBodyThatTricklesInEndsTheConnection() {
    pass(50);
    arrive(head());
    for (int i = 0; i < 5; i++) {
      pass(11);
      arrive(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
    }
    boolean before = channel.isActive();
    pass(5);

    assertTrue(before);
    assertFalse(channel.isActive());
  }

  @Test
  void aRequestThatHasArrivedMayBeAnsweredLate() {
    arrive(head());
    arrive(LastHttpContent.EMPTY_LAST_CONTENT);
    pass(10 * ArrivalDeadline.SECONDS);

    assertTrue(channel.isActive());
  }

  @Test
  void afterAnAnswerTheNextHeadHasItsOwnTime() {
    arrive(head());
    arrive(LastHttpContent.EMPTY_LAST_CONTENT);
    pass(100);
    boolean _ =
        channel.writeOutbound(
            new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    pass(ArrivalDeadline.SECONDS - 1);
    boolean before = channel.isActive();
    pass(1);

    assertTrue(before);
    assertFalse(channel.isActive());
  }
}
