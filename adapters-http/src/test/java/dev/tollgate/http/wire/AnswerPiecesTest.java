package dev.tollgate.http.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class AnswerPiecesTest {

  private final EmbeddedChannel channel = new EmbeddedChannel(new AnswerPieces());

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i % 251);
    }
    return bytes;
  }

  @Test
  void aLargeAnswerIsSentInPiecesThatShareItsBytes() {
    byte[] whole = bytes(10 * AnswerPieces.PIECE + 1);
    ByteBuf together = Unpooled.buffer();
    int pieces = 0;
    boolean _ = channel.writeOutbound(Unpooled.wrappedBuffer(whole));
    for (ByteBuf each = channel.readOutbound(); each != null; each = channel.readOutbound()) {
      assertTrue(each.readableBytes() <= AnswerPieces.PIECE);
      assertSame(whole, each.array());
      pieces++;
      together.writeBytes(each);
      boolean _ = each.release();
    }

    assertEquals(11, pieces);
    assertTrue(
        Arrays.equals(whole, 0, whole.length, together.array(), 0, together.readableBytes()));
  }

  @Test
  void theAnswerIsSentWhenItsLastPieceIs() {
    var sent = channel.write(Unpooled.wrappedBuffer(bytes(2 * AnswerPieces.PIECE)));
    boolean before = sent.isDone();
    var _ = channel.flush();

    assertFalse(before);
    assertTrue(sent.isSuccess());
    boolean _ = channel.releaseOutbound();
  }
}
