package dev.tollgate.http.express;

import dev.tollgate.domain.Characters;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Reply;
import dev.tollgate.http.express.ExpressLane.Passage;
import dev.tollgate.http.wire.ArrivedRequest;
import dev.tollgate.http.wire.Request;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The express lane of one connection: takes a request out of the stream if it is ordinary, and
 * answers it. The next request arrives here when the one before is answered.
 */
final class ExpressHandler extends ChannelDuplexHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ExpressHandler.class);
  private static final int MAX_BODY = 16 * 1024;

  /** Header fields that only the framework knows how to treat. */
  private static final List<AsciiString> EXTRAORDINARY =
      List.of(
          HttpHeaderNames.TRANSFER_ENCODING,
          HttpHeaderNames.CONTENT_ENCODING,
          HttpHeaderNames.EXPECT,
          HttpHeaderNames.UPGRADE);

  private final ExpressLane lane;
  private final Compression compression;
  private final Executor waiting;

  /** The request whose body is arriving, with what has arrived of it. */
  private Optional<Taken> arriving = Optional.empty();

  private final List<HttpContent> body = new ArrayList<>();

  /** Whether answers wait to leave together. */
  private boolean leaving;

  /** Whether a request is being answered here. */
  private boolean answering;

  /** Somebody who wants to close the connection after the request that is being answered. */
  private Optional<ChannelPromise> closing = Optional.empty();

  /** Whether the last answer was sent. */
  private boolean done;

  /**
   * Has no request yet.
   *
   * @param waiting runs what may have to wait
   */
  ExpressHandler(ExpressLane lane, Compression compression, Executor waiting) {
    this.lane = lane;
    this.compression = compression;
    this.waiting = waiting;
  }

  private record Taken(ArrivedRequest request, Endpoint endpoint) {}

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (done) {
      ReferenceCountUtil.release(message);
    } else {
      take(context, message);
    }
  }

  private void take(ChannelHandlerContext context, Object message) {
    if (message instanceof ArrivedRequest request) {
      arriving = taken(request);
      if (arriving.isEmpty()) {
        context.fireChannelRead(message);
      }
    } else if (arriving.isEmpty()) {
      context.fireChannelRead(message);
    } else if (message instanceof HttpContent content) {
      body.add(content);
      if (message instanceof LastHttpContent) {
        begin(context, arriving.get());
      }
    }
  }

  private Optional<Taken> taken(ArrivedRequest request) {
    return lane.find(request.method().name(), request.uri())
        .filter(endpoint -> isOrdinary(request, endpoint))
        .map(endpoint -> new Taken(request, endpoint));
  }

  private static boolean isOrdinary(ArrivedRequest request, Endpoint endpoint) {
    HttpHeaders headers = request.headers();
    if (!request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        || !isShort(headers.get(HttpHeaderNames.CONTENT_LENGTH), endpoint)) {
      return false;
    }
    for (AsciiString name : EXTRAORDINARY) {
      if (headers.contains(name)) {
        return false;
      }
    }
    for (String connection : headers.getAll(HttpHeaderNames.CONNECTION)) {
      if (!isKnown(connection)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isShort(String length, Endpoint endpoint) {
    if (length == null || length.equals("0")) {
      return true;
    }
    return endpoint.method().equals("POST")
        && length.length() <= 5
        && Characters.all(length, c -> c >= '0' && c <= '9')
        && Integer.parseInt(length) <= MAX_BODY;
  }

  private static boolean isKnown(String connection) {
    return HttpHeaderValues.CLOSE.contentEqualsIgnoreCase(connection)
        || HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection);
  }

  private void begin(ChannelHandlerContext context, Taken taken) {
    Request request = Request.of(taken.request(), bytes());
    arriving = Optional.empty();
    answering = true;
    try {
      Passage passage = lane.enter(taken.endpoint(), request);
      Optional<CompletionStage<Reply>> attempt = passage.attempt();
      if (attempt.isPresent()) {
        var _ = attempt.get().thenAccept(reply -> told(context, taken.request(), passage, reply));
      } else {
        waiting.execute(() -> answer(context, taken.request(), passage));
      }
    } catch (RuntimeException e) {
      fail(context, e);
    }
  }

  /** Continues on the event loop, wherever the caller may be told. */
  private void told(
      ChannelHandlerContext context, ArrivedRequest request, Passage passage, Reply reply) {
    if (context.executor().inEventLoop()) {
      request.arrival().underWay().end();
      try {
        send(context, request, passage.answer(reply));
      } catch (RuntimeException e) {
        fail(context, e);
      }
    } else {
      context.executor().execute(() -> told(context, request, passage, reply));
    }
  }

  private void answer(ChannelHandlerContext context, ArrivedRequest request, Passage passage) {
    Answer answer;
    try {
      answer = passage.answer();
    } catch (RuntimeException | Error e) {
      context.executor().execute(() -> fail(context, e));
      return;
    } finally {
      request.arrival().underWay().end();
    }
    context.executor().execute(() -> send(context, request, answer));
  }

  /** Not even the failure could be answered. */
  private void fail(ChannelHandlerContext context, Throwable failure) {
    LOG.error("A request could not be answered.", failure);
    end(context, context.newSucceededFuture());
  }

  private byte[] bytes() {
    int length = 0;
    for (HttpContent part : body) {
      length += part.content().readableBytes();
    }
    byte[] bytes = new byte[length];
    int at = 0;
    for (HttpContent part : body) {
      int more = part.content().readableBytes();
      part.content().readBytes(bytes, at, more);
      at += more;
      part.release();
    }
    body.clear();
    return bytes;
  }

  private void send(ChannelHandlerContext context, ArrivedRequest request, Answer answer) {
    answering = false;
    boolean ends = closing.isPresent() || isLast(request.headers());
    FullHttpResponse response = answer.toMessage();
    complete(response, ends);
    Iterator<Object> messages =
        compression
            .of(response, request.headers().getAll(HttpHeaderNames.ACCEPT_ENCODING))
            .iterator();
    while (messages.hasNext()) {
      Object message = messages.next();
      if (messages.hasNext()) {
        var _ = context.write(message, context.voidPromise());
      } else if (ends) {
        end(context, context.writeAndFlush(message));
      } else {
        var _ = context.write(message, context.voidPromise());
      }
    }
    leaveTogether(context);
  }

  /**
   * The answers of all connections that the event loop finds ready leave one after another: the
   * first write wakes the callers' side, and the others find it awake, which costs a fraction.
   */
  private void leaveTogether(ChannelHandlerContext context) {
    if (!leaving) {
      leaving = true;
      context.executor().execute(() -> leave(context));
    }
  }

  private void leave(ChannelHandlerContext context) {
    if (leaving) {
      leaving = false;
      context.flush();
    }
  }

  private static boolean isLast(HttpHeaders headers) {
    return headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
  }

  /** What the framework adds to an answer. */
  private static void complete(FullHttpResponse response, boolean ends) {
    if (response.status().code() != 204) {
      response
          .headers()
          .set(
              HttpHeaderNames.CONTENT_LENGTH, Integer.toString(response.content().readableBytes()));
    }
    if (ends) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  private void end(ChannelHandlerContext context, ChannelFuture sent) {
    answering = false;
    done = true;
    release();
    ChannelPromise promise = closing.orElseGet(context::newPromise);
    closing = Optional.empty();
    var _ =
        sent.addListener(
            _ -> {
              var _ = context.close(promise);
            });
  }

  /** A server that stops closes connections where the framework has nothing to do. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    leave(context);
    if (!answering && arriving.isEmpty()) {
      var _ = context.close(promise);
    } else if (closing.isEmpty()) {
      closing = Optional.of(promise);
    } else {
      var _ = context.channel().closeFuture().addListener(_ -> promise.trySuccess());
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    giveBack(context);
    context.fireExceptionCaught(cause);
  }

  /** What goes wrong while a body arrives is told to the framework, with the request. */
  private void giveBack(ChannelHandlerContext context) {
    if (arriving.isPresent()) {
      context.fireChannelRead(arriving.get().request());
      arriving = Optional.empty();
      List<HttpContent> parts = List.copyOf(body);
      body.clear();
      parts.forEach(context::fireChannelRead);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    release();
    context.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    release();
  }

  private void release() {
    arriving = Optional.empty();
    body.forEach(ReferenceCountUtil::release);
    body.clear();
  }
}
