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
 * from the answer before it, and a minute for its body. Trickling bytes do not prolong it; {@link
 * AnswerDeadline} is for callers that are still reading the answer.
 */
final class ArrivalDeadline extends ChannelDuplexHandler {

  static final long SECONDS = 60;

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(SECONDS);

  /** One for many requests: it is cheaper to look at the clock than to move a task. */
  private Future<?> check;

  private boolean awaited;
  private long due;

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
    if (check != null) {
      boolean _ = check.cancel(false);
    }
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
    due = context.executor().ticker().nanoTime() + PATIENCE;
    awaited = true;
    if (check == null) {
      check(context, PATIENCE);
    }
  }

  private void stop() {
    awaited = false;
  }

  private void check(ChannelHandlerContext context, long nanos) {
    check = context.executor().schedule(() -> check(context), nanos, TimeUnit.NANOSECONDS);
  }

  private void check(ChannelHandlerContext context) {
    long left = due - context.executor().ticker().nanoTime();
    check = null;
    if (awaited && left <= 0 && context.channel().isWritable()) {
      var _ = context.close();
    } else if (awaited) {
      check(context, left <= 0 ? PATIENCE : left);
    }
  }
}
