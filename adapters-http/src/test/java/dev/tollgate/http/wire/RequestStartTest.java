package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RequestStartTest {

  private static final int LIMIT = 100_000;
  private static final ByteBuf END = Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII);

  private final ArrivingBytes arriving = new ArrivingBytes(LIMIT);

  private record Caller(EmbeddedChannel channel, RequestStart start) {

    void send(int bytes) {
      send(" ".repeat(bytes));
    }

    void send(String text) {
      boolean _ = channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }
  }

  private Caller caller() {
    RequestStart start = new RequestStart(arriving);
    return new Caller(new EmbeddedChannel(start, new Decoder(start)), start);
  }

  /** Takes whole heads out of what arrives. */
  private static final class Decoder extends ByteToMessageDecoder {

    private final RequestStart start;

    Decoder(RequestStart start) {
      this.start = start;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
      int end = ByteBufUtil.indexOf(END, in);
      if (end >= 0) {
        var _ = in.skipBytes(end - in.readerIndex() + END.readableBytes());
        start.reset();
      }
    }
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
      assertFalse(isAmbiguous("GET /" + "a".repeat(length) + " HTTP/1.1\r\nA: b\r\n"));
    }
    assertFalse(isAmbiguous("\r\nGET / HTTP/1.1\nA:\tb\r\n"));
    assertTrue(isAmbiguous("GET\t/ HTTP/1.1\r\n"));
    assertTrue(isAmbiguous("GET /\r HTTP/1.1\r\n"));
    assertTrue(isAmbiguous("GET /\u000bHTTP/1.1\r\n"));
  }

  @Test
  void theTargetIsThatOfTheRequestBehindOneThatCameInParts() {
    String first = "GET /first HTTP/1.1\r\nHost: x\r\n\r\n";
    String second = "GET /second HTTP/1.1\r\nHost";
    for (int at = 1; at < first.length() + second.length(); at++) {
      Caller caller = caller();
      String both = first + second;
      caller.send(both.substring(0, at));
      caller.send(both.substring(at));

      assertEquals(Optional.of("/second"), caller.start().target(), "split at " + at);
    }
  }

  @Test
  void theTargetIsKnownWhateverTheMethodAndTheVersion() {
    for (String version : List.of("1.0", "1.1", "7.1")) {
      Caller caller = caller();
      caller.send("POS\u00cb /second HTTP/" + version + "\r\nHost: x\r\n");

      assertEquals(Optional.of("/second"), caller.start().target(), version);
    }
  }

  private boolean isAmbiguous(String lines) {
    Caller caller = caller();
    caller.send(lines);
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
    first.send("\r\n\r\n");
    first.send(10);
    second.send(80_000);
    boolean both = first.channel().isActive() && second.channel().isActive();
    var _ = second.channel().close();
    first.send(80_000);

    assertTrue(both);
    assertTrue(first.channel().isActive());
  }
}
