package dev.tollgate.http.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections whose caller takes nothing of its answers, after a minute at the latest. One
 * that reads slowly keeps its connection.
 */
final class AnswerDeadline extends ChannelInboundHandlerAdapter {

  /** Between two looks at a connection that takes no more. */
  static final long SECONDS = 30;

  private record Unsent(long pending, long begun) {

    static Unsent of(ChannelOutboundBuffer buffer) {
      return new Unsent(buffer.totalPendingWriteBytes(), buffer.currentProgress());
    }
  }

  private Future<?> check;

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
    if (check == null && !context.channel().isWritable()) {
      check(context);
    }
    super.channelWritabilityChanged(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (check != null) {
      boolean _ = check.cancel(false);
    }
    super.channelInactive(context);
  }

  private void check(ChannelHandlerContext context) {
    ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
    if (buffer != null) {
      Unsent before = Unsent.of(buffer);
      check = context.executor().schedule(() -> check(context, before), SECONDS, TimeUnit.SECONDS);
    }
  }

  private void check(ChannelHandlerContext context, Unsent before) {
    check = null;
    ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
    if (buffer == null || context.channel().isWritable()) {
      return;
    }
    if (Unsent.of(buffer).equals(before)) {
      var _ = context.close();
    } else {
      check(context);
    }
  }
}
