package dev.tollgate.http.wire;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections on which a request does not arrive in time: a minute for its head, counted
 * from the answer before it, and a minute for its body. Trickling bytes do not prolong it.
 */
final class ArrivalDeadline extends ChannelDuplexHandler {

  static final long SECONDS = 60;

  private Future<?> deadline;

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    if (context.channel().isActive()) {
      start(context);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    start(context);
    super.channelActive(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    stop();
    super.channelInactive(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest) {
      start(context);
    }
    if (message instanceof LastHttpContent) {
      stop();
    }
    super.channelRead(context, message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof LastHttpContent) {
      start(context);
    }
    super.write(context, message, promise);
  }

  private void start(ChannelHandlerContext context) {
    stop();
    deadline = context.executor().schedule(() -> close(context), SECONDS, TimeUnit.SECONDS);
  }

  private static void close(ChannelHandlerContext context) {
    var _ = context.close();
  }

  private void stop() {
    if (deadline != null) {
      boolean _ = deadline.cancel(false);
    }
  }
}
