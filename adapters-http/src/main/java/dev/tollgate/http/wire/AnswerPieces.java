package dev.tollgate.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/**
 * Cuts large answers into pieces, which share the bytes of the whole: each time that a caller takes
 * a little, a connection copies only the pieces that may be sent next, not all that is left.
 */
final class AnswerPieces extends ChannelOutboundHandlerAdapter {

  /** In bytes. */
  static final int PIECE = 16 * 1024;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof ByteBuf bytes) {
      while (bytes.readableBytes() > PIECE) {
        var _ = context.write(bytes.readRetainedSlice(PIECE), context.newPromise());
      }
    }
    var _ = context.write(message, promise);
  }
}
