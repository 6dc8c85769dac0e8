package dev.tollgate.http.wire;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Counts a connection as one request under way while a request that has arrived whole waits for its
 * answer. A request that trickles in does not count, nor do those after the first.
 */
final class RequestCounter extends ChannelDuplexHandler {

  private final RequestLimit limit;

  /** Requests that have arrived, less those that are answered; early answers make it negative. */
  private int unanswered;

  /** Whether the last request is whole as soon as its head is there. */
  private boolean bodiless;

  RequestCounter(RequestLimit limit) {
    this.limit = limit;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      bodiless =
          !HttpUtil.isContentLengthSet(request) && !HttpUtil.isTransferEncodingChunked(request);
    }
    if ((bodiless ? message instanceof HttpRequest : message instanceof LastHttpContent)
        && ++unanswered == 1) {
      limit.begin();
    }
    super.channelRead(context, message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    boolean interim =
        message instanceof HttpResponse response
            && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    if (message instanceof LastHttpContent && !interim && --unanswered == 0) {
      limit.end();
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    if (unanswered > 0) {
      limit.end();
    }
    unanswered = Integer.MIN_VALUE;
    super.channelInactive(context);
  }
}
