package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RequestStartTest {

  private static final int LIMIT = 100_000;

  private final ArrivingBytes arriving = new ArrivingBytes(LIMIT);

  private record Caller(EmbeddedChannel channel, RequestStart start) {

    void send(int bytes) {
      boolean _ = channel.writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
    }
  }

  private Caller caller() {
    RequestStart start = new RequestStart(arriving);
    return new Caller(new EmbeddedChannel(start), start);
  }

  @Test
  void aRequestThatIsOneTooManyInMemoryEndsItsConnection() {
    Caller first = caller();
    Caller second = caller();
    first.send(60_000);
    second.send(30_000);
    boolean before = second.channel().isActive();
    second.send(30_000);

    assertTrue(before);
    assertFalse(second.channel().isActive());
    assertTrue(first.channel().isActive());
  }

  @Test
  void aLineIsAmbiguousWithOtherWhiteSpaceThanBlanksWhereverItEnds() {
    for (int length = 1; length < 600; length++) {
      assertFalse(isAmbiguous("GET /" + "a".repeat(length) + " HTTP/1.1\r\nA: b\r\n\r\n"));
    }
    assertFalse(isAmbiguous("\r\nGET / HTTP/1.1\nA:\tb\r\n\r\n"));
    assertTrue(isAmbiguous("GET\t/ HTTP/1.1\r\n\r\n"));
    assertTrue(isAmbiguous("GET /\r HTTP/1.1\r\n\r\n"));
    assertTrue(isAmbiguous("GET /\u000bHTTP/1.1\r\n\r\n"));
  }

  private boolean isAmbiguous(String request) {
    Caller caller = caller();
    boolean _ =
        caller.channel().writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.ISO_8859_1));
    return caller.start().isAmbiguous();
  }

  @Test
  void aShortRequestMayAlwaysArrive() {
    caller().send(LIMIT);
    Caller other = caller();
    other.send(100);

    assertTrue(other.channel().isActive());
  }

  @Test
  void whatHasArrivedToItsEndOrIsGoneCountsNoMore() {
    Caller first = caller();
    Caller second = caller();
    first.send(60_000);
    first.start().reset();
    first.send(10);
    second.send(80_000);
    boolean both = first.channel().isActive() && second.channel().isActive();
    var _ = second.channel().close();
    first.send(80_000);

    assertTrue(both);
    assertTrue(first.channel().isActive());
  }
}
