package dev.tollgate.http.wire;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes the requests of a connection on one at a time: the next one waits until the one before is
 * answered and the caller has taken the answer. So a connection has one request under way, however
 * many it sends, and none while its caller is slow to send or to read.
 */
final class PipelinedRequests extends ChannelDuplexHandler {

  /** What the head of a request takes in memory, in bytes. */
  private static final int HEAD = 1_024;

  /** So many bytes of requests may always wait. */
  private static final int FEW = 4_096;

  /** The end of a request whose caller is gone, if nobody tells when its answer is computed. */
  static final long LONGEST_SECONDS = 60;

  private final ArrivingBytes arriving;

  /** What arrived behind the request that was passed on last. */
  private final ArrayDeque<Object> waiting = new ArrayDeque<>();

  /** What that takes in memory, in bytes. */
  private long waitingBytes;

  /** Whether the request that was passed on last has no answer yet. */
  private boolean unanswered;

  /** Whether more of that request is to come. */
  private boolean incomplete;

  private UnderWay last = new UnderWay(new AtomicInteger());

  /** Whether the last answer was given, behind which nothing is processed (RFC 9112, 9.6). */
  private boolean ended;

  /** Whether a message is being passed on, in which case its answer may come meanwhile. */
  private boolean passing;

  /** Whether somebody asked for more than is waiting. */
  private boolean readAsked;

  PipelinedRequests(ArrivingBytes arriving) {
    this.arriving = arriving;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (ended) {
      ReferenceCountUtil.release(message);
    } else if (waiting.isEmpty() && mayPass(context, message)) {
      pass(context, message);
    } else {
      await(context, message);
    }
  }

  private boolean mayPass(ChannelHandlerContext context, Object message) {
    return !(message instanceof ArrivedRequest)
        || (!unanswered && !incomplete && context.channel().isWritable());
  }

  private void pass(ChannelHandlerContext context, Object message) {
    if (message instanceof ArrivedRequest request) {
      unanswered = true;
      incomplete = true;
      last = request.arrival().underWay();
      if (isWhole(request)) {
        last.begin();
      }
    }
    if (message instanceof LastHttpContent) {
      incomplete = false;
      last.begin();
    }
    passing = true;
    try {
      if (message instanceof BrokenBody failure) {
        context.fireExceptionCaught(failure);
      } else {
        context.fireChannelRead(message);
      }
    } finally {
      passing = false;
    }
  }

  private static boolean isWhole(ArrivedRequest request) {
    return !HttpUtil.isContentLengthSet(request) && !HttpUtil.isTransferEncodingChunked(request);
  }

  private void await(ChannelHandlerContext context, Object message) {
    long bytes = bytesOf(message);
    waiting.add(message);
    waitingBytes += bytes;
    if (!arriving.change(bytes) && waitingBytes > FEW) {
      var _ = context.close();
    }
  }

  private static long bytesOf(Object message) {
    return message instanceof HttpContent content ? content.content().readableBytes() : HEAD;
  }

  /** A body that breaks off is that of the last request. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof BrokenBody && !waiting.isEmpty()) {
      await(context, cause);
    } else {
      context.fireExceptionCaught(cause);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    boolean interim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof HttpResponse response && !interim && isLast(response)) {
      ended = true;
      release();
    }
    var _ = context.write(message, promise);
    if (message instanceof LastHttpContent && !interim) {
      unanswered = false;
      last.end();
      passWaiting(context);
    }
  }

  private static boolean isLast(HttpResponse response) {
    return !HttpUtil.isKeepAlive(response) || response.headers().contains(Arrival.LAST);
  }

  /**
   * In a task of its own, so that sending an answer does not process the next request within it.
   */
  private void passWaiting(ChannelHandlerContext context) {
    if (!waiting.isEmpty() && !passing) {
      context.executor().execute(() -> passOn(context));
    }
  }

  private void passOn(ChannelHandlerContext context) {
    boolean passed = false;
    while (!waiting.isEmpty() && mayPass(context, waiting.peek())) {
      Object next = waiting.remove();
      long bytes = bytesOf(next);
      waitingBytes -= bytes;
      boolean _ = arriving.change(-bytes);
      pass(context, next);
      passed = true;
    }
    if (passed) {
      context.fireChannelReadComplete();
    }
    if (readAsked) {
      read(context);
    }
  }

  /** Nothing is read while requests wait or the caller does not take its answers. */
  @Override
  public void read(ChannelHandlerContext context) {
    readAsked = !waiting.isEmpty() || !context.channel().isWritable();
    if (!readAsked) {
      context.read();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    passWaiting(context);
    if (readAsked) {
      read(context);
    }
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (last.isCounted()) {
      var _ = context.executor().schedule(last::end, LONGEST_SECONDS, TimeUnit.SECONDS);
    }
    release();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    release();
  }

  private void release() {
    waiting.forEach(ReferenceCountUtil::release);
    waiting.clear();
    boolean _ = arriving.change(-waitingBytes);
    waitingBytes = 0;
  }
}
