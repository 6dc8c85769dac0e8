package dev.tollgate.http.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sees every request before the framework does, so that odd ones, too, find their contract: keeps
 * the raw target, sends targets that are no path of ours nowhere, notes what is wrong, and gives
 * each request an id that its answer carries.
 */
final class ArrivalHandler extends ChannelDuplexHandler {

  private static final int MAX_HEADERS = 32 * 1024;

  /** Without a repeated group, for which Java's matcher needs stack in proportion to the path. */
  private static final Pattern PLAIN_PATH = Pattern.compile("(?!.*//)/[A-Za-z0-9._~/-]*");

  private static final Pattern ABSOLUTE = Pattern.compile("^(?i)https?://[^/?#]*");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final RequestStart start;
  private final PublicPath publicPath;

  /** The ids of requests not yet answered; answers leave in the order of their requests. */
  private final ArrayDeque<String> pending = new ArrayDeque<>();

  /** Whether the framing of a body was lost, so that nothing behind it can be read. */
  private boolean broken;

  /** Whether the last request is a HEAD that the encoder does not know to be one. */
  private boolean bare;

  /** Whether nothing is answered any more behind what is being written. */
  private boolean last;

  ArrivalHandler(RequestStart start, PublicPath publicPath) {
    this.start = start;
    this.publicPath = publicPath;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      arrive(request);
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      broken = true;
      ReferenceCountUtil.release(message);
      if (pending.isEmpty()) {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
      } else {
        context.fireExceptionCaught(new BrokenBody(content.decoderResult().cause()));
      }
      return;
    }
    if (message instanceof LastHttpContent) {
      start.reset();
    }
    super.channelRead(context, message);
  }

  private void arrive(HttpRequest request) {
    Arrival.Fault fault = faultOf(request);
    String target = publicPath.strip(originForm(targetOf(request)));
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    boolean routable = fault == Arrival.Fault.NONE && PLAIN_PATH.matcher(path).matches();
    request.setUri(routable ? path : Arrival.NOWHERE);
    answerHeadLikeGet(request);
    if (fault != Arrival.Fault.NONE) {
      request.setDecoderResult(DecoderResult.SUCCESS);
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      List<String> origins = request.headers().getAll("origin");
      request.headers().clear();
      request.headers().set("origin", origins).set("connection", "close");
    }
    String id = newId();
    pending.add(id);
    request.headers().set(Arrival.REQUEST_ID, id);
    request.headers().set(Arrival.TARGET, printable(target));
    request.headers().set(Arrival.FAULT, fault.name());
    hideContentType(request.headers());
  }

  /** In place of a line that it gave up, the decoder makes up a whole request. */
  private String targetOf(HttpRequest request) {
    boolean madeUp = request instanceof FullHttpRequest && request.decoderResult().isFailure();
    bare = madeUp && start.isHead();
    return madeUp ? start.target().orElse(request.uri()) : request.uri();
  }

  /**
   * The encoder, which has seen the method, leaves out the body and nothing else (RFC 9110, 9.3.2).
   * The framework would leave out the length, too, and then have to close the connection.
   */
  private static void answerHeadLikeGet(HttpRequest request) {
    if (request.method().equals(HttpMethod.HEAD)) {
      request.setMethod(HttpMethod.GET);
    }
  }

  /** The framework would read forms by itself, by rules of its own. */
  private static void hideContentType(HttpHeaders headers) {
    List<String> types = headers.getAll("content-type");
    headers.remove("content-type");
    headers.remove(Arrival.CONTENT_TYPE);
    if (!types.isEmpty()) {
      headers.set(Arrival.CONTENT_TYPE, String.join(", ", types));
    }
  }

  private static Arrival.Fault faultOf(HttpRequest request) {
    Throwable cause = request.decoderResult().cause();
    if (cause instanceof TooLongHttpLineException) {
      return Arrival.Fault.TARGET_TOO_LONG;
    }
    if (cause instanceof TooLongFrameException) {
      return Arrival.Fault.HEADERS_TOO_LONG;
    }
    if (cause != null || !isHttp1(request) || isFramedStrangely(request.headers())) {
      return Arrival.Fault.UNREADABLE;
    }
    int headers = 0;
    for (Map.Entry<String, String> header : request.headers()) {
      headers += header.getKey().length() + header.getValue().length() + 4;
    }
    return headers > MAX_HEADERS ? Arrival.Fault.HEADERS_TOO_LONG : Arrival.Fault.NONE;
  }

  /** One host in every request of HTTP/1.1 (RFC 9112, 3.2); none need be in HTTP/1.0. */
  private static boolean isHttp1(HttpRequest request) {
    int hosts = request.headers().getAll("host").size();
    return request.protocolVersion().equals(HttpVersion.HTTP_1_0)
        ? hosts <= 1
        : request.protocolVersion().equals(HttpVersion.HTTP_1_1) && hosts == 1;
  }

  /** Another transfer coding than one {@code chunked} leaves the end of the body to guesses. */
  private static boolean isFramedStrangely(HttpHeaders headers) {
    List<String> codings = headers.getAll("transfer-encoding");
    return !codings.isEmpty()
        && (codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked"));
  }

  /** A target in absolute form means its path here (RFC 9112, 3.2.2). */
  private static String originForm(String target) {
    String rest = ABSOLUTE.matcher(target).replaceFirst("");
    boolean absolute = rest.length() < target.length();
    return absolute && !rest.startsWith("/") ? "/" + rest : rest;
  }

  /** Header fields hold visible ASCII only; anything else stands percent-encoded. */
  private static String printable(String target) {
    StringBuilder text = new StringBuilder(target.length());
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c > ' ' && c < 0x7f) {
        text.append(c);
      } else {
        text.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
      }
    }
    return text.toString();
  }

  private static String newId() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      response.headers().set("X-Content-Type-Options", "nosniff");
      varyByCoding(response.headers());
      String id = pending.poll();
      if (id != null) {
        response.headers().set("X-Request-Id", id);
      }
      last |= isBroken() || response.headers().contains(Arrival.LAST);
      if (last) {
        response.headers().remove(Arrival.LAST).set("connection", "close");
      }
    }
    Object sent = withoutBodyForHead(message);
    boolean ends = last && message instanceof LastHttpContent;
    super.write(
        context, sent, ends ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
  }

  /** The compressor does not tell caches what it went by. */
  private static void varyByCoding(HttpHeaders headers) {
    if (headers.contains("content-encoding")
        && !headers.containsValue("vary", "accept-encoding", true)) {
      headers.add("vary", "Accept-Encoding");
    }
  }

  private Object withoutBodyForHead(Object message) {
    if (bare && pending.isEmpty() && message instanceof FullHttpResponse full) {
      FullHttpResponse empty = full.replace(Unpooled.EMPTY_BUFFER);
      full.release();
      return empty;
    }
    return message;
  }

  /** Whether what is being written answers the request whose body is broken. */
  private boolean isBroken() {
    return broken && pending.isEmpty();
  }
}
