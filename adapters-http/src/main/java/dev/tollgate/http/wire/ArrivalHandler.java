package dev.tollgate.http.wire;

import dev.tollgate.domain.Characters;
import dev.tollgate.http.Draining;
import dev.tollgate.http.contract.Derivations;
import dev.tollgate.http.peer.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sees every request before the framework does, so that odd ones, too, find their contract: keeps
 * the raw target, sends targets that are no path of ours nowhere, notes what is wrong, and gives
 * each request an id that its answer carries.
 */
final class ArrivalHandler extends ChannelDuplexHandler {

  private static final Pattern ABSOLUTE = Pattern.compile("^(?i)https?://[^/?#]*");
  private static final boolean[] PLAIN = plain();
  private static final String ERRORS = "/errors/";

  /** In bytes. Pieces of a body are passed on together, because each takes memory of its own. */
  private static final int PIECE = 4_096;

  private static final AsciiString CONTENT_TYPE_OPTIONS = new AsciiString("X-Content-Type-Options");
  private static final AsciiString NOSNIFF = new AsciiString("nosniff");
  private static final AsciiString REQUEST_ID = new AsciiString("X-Request-Id");

  private final RequestStart start;
  private final PublicPath publicPath;
  private final Derivations derivations;
  private final RequestLimit requests;
  private final Draining draining;
  private final Sending sending;

  /** The ids of requests not yet answered; answers leave in the order of their requests. */
  private final ArrayDeque<String> pending = new ArrayDeque<>();

  /** Pieces of the body that is arriving. */
  private ByteBuf pieces = Unpooled.EMPTY_BUFFER;

  /** Whether the framing of a body was lost, so that nothing after it can be read. */
  private boolean broken;

  /** Whether the last request is a HEAD that the encoder does not know to be one. */
  private boolean bare;

  /** Whether nothing is answered any more behind what is being written. */
  private boolean last;

  ArrivalHandler(
      RequestStart start,
      PublicPath publicPath,
      Derivations derivations,
      RequestLimit requests,
      Draining draining,
      Collection<? extends SentObserver> observers) {
    this.start = start;
    this.publicPath = publicPath;
    this.derivations = derivations;
    this.requests = requests;
    this.draining = draining;
    this.sending = new Sending(observers);
  }

  private static boolean[] plain() {
    boolean[] plain = new boolean[128];
    "/._~-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
        .chars()
        .forEach(c -> plain[c] = true);
    return plain;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof HttpRequest request) {
      context.fireChannelRead(arrive(request, context.channel()));
      if (message instanceof FullHttpRequest whole) {
        start.reset();
        whole.release();
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
      }
      return;
    }
    if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
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
      passOn(context);
      context.fireChannelRead(message);
    } else if (message instanceof HttpContent content) {
      gather(context, content);
    } else {
      context.fireChannelRead(message);
    }
  }

  private void gather(ChannelHandlerContext context, HttpContent content) {
    if (!pieces.isReadable()) {
      pieces = Unpooled.buffer(content.content().readableBytes());
    }
    pieces.writeBytes(content.content());
    content.release();
    if (pieces.readableBytes() >= PIECE) {
      passOn(context);
    }
  }

  private void passOn(ChannelHandlerContext context) {
    if (pieces.isReadable()) {
      ByteBuf piece = pieces;
      pieces = Unpooled.EMPTY_BUFFER;
      context.fireChannelRead(new DefaultHttpContent(piece));
    }
  }

  private ArrivedRequest arrive(HttpRequest request, Channel channel) {
    boolean ambiguous = start.isAmbiguous();
    Optional<Flaw> flaw = Flaw.of(request, start);
    String sent = ambiguous ? Arrival.NOWHERE : publicPath.strip(originForm(targetOf(request)));
    int query = sent.indexOf('?');
    String sentPath = query < 0 ? sent : sent.substring(0, query);
    Optional<Derivations.Place> place = derivations.find(sentPath);
    String path = withoutSlash(place.map(Derivations.Place::path).orElse(sentPath));
    String target = path + sent.substring(sentPath.length());
    boolean routable =
        flaw.isEmpty() && isPlain(path) && place.map(Derivations.Place::known).orElse(true);
    answerHeadLikeGet(request);
    if (flaw.isPresent()) {
      request.setProtocolVersion(HttpVersion.HTTP_1_1);
      List<String> origins = request.headers().getAll(HttpHeaderNames.ORIGIN);
      request.headers().clear();
      request.headers().set(HttpHeaderNames.ORIGIN, origins);
      request.headers().set(HttpHeaderNames.CONNECTION, "close");
    }
    Arrival arrival =
        new Arrival(
            RequestIds.next(),
            printable(target),
            place.map(Derivations.Place::contract).orElse(""),
            printable(sentPath),
            flaw,
            hideContentType(request.headers()),
            Peer.of(channel),
            new ChosenWording(),
            requests.arriving(),
            System.nanoTime());
    pending.add(arrival.requestId());
    return new ArrivedRequest(request, routable ? path : Arrival.NOWHERE, arrival);
  }

  /** A slash at the end makes no other path. */
  private static String withoutSlash(String path) {
    boolean ends = path.length() > 1 && path.endsWith("/") && !path.endsWith("//");
    return ends ? path.substring(0, path.length() - 1) : path;
  }

  /** In place of a line that it gave up, the decoder makes up a whole request. */
  private String targetOf(HttpRequest request) {
    boolean madeUp = request instanceof FullHttpRequest && request.decoderResult().isFailure();
    bare = madeUp && start.isHead();
    return madeUp ? start.target().orElse(request.uri()) : request.uri();
  }

  /**
   * Letters, digits and {@code ._~-} in segments, none of which is empty but the last; below {@code
   * /errors} there are versions of contracts as well.
   */
  private static boolean isPlain(String path) {
    boolean mayBeVersion = path.startsWith(ERRORS);
    return path.startsWith("/")
        && !path.contains("//")
        && Characters.all(path, c -> (c < PLAIN.length && PLAIN[c]) || (mayBeVersion && c == '@'));
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
  private static Optional<String> hideContentType(HttpHeaders headers) {
    List<String> types = headers.getAll(HttpHeaderNames.CONTENT_TYPE);
    if (types.isEmpty()) {
      return Optional.empty();
    }
    headers.remove(HttpHeaderNames.CONTENT_TYPE);
    return Optional.of(types.size() == 1 ? types.getFirst() : String.join(", ", types));
  }

  /** A target in absolute form means its path here (RFC 9112, 3.2.2). */
  private static String originForm(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    String rest = ABSOLUTE.matcher(target).replaceFirst("");
    boolean absolute = rest.length() < target.length();
    return absolute && !rest.startsWith("/") ? "/" + rest : rest;
  }

  /** Visible ASCII only; anything else stands percent-encoded. */
  private static String printable(String target) {
    if (Characters.all(target, c -> c > ' ' && c < 0x7f)) {
      return target;
    }
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

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      response.headers().set(HttpHeaderNames.DATE, HttpDate.now());
      response.headers().set(CONTENT_TYPE_OPTIONS, NOSNIFF);
      varyByCoding(response.headers());
      String id = pending.poll();
      if (id != null) {
        response.headers().set(REQUEST_ID, id);
      }
      last |= isBroken() || isLeaving() || response.headers().contains(Arrival.LAST);
      if (last) {
        response.headers().remove(Arrival.LAST).set("connection", "close");
      }
      if (id != null) {
        sending.begin(id, response);
      }
    }
    sending.add(message);
    Object sent = withoutBodyForHead(message);
    boolean ends = last && message instanceof LastHttpContent;
    super.write(
        context, sent, ends ? promise.unvoid().addListener(ChannelFutureListener.CLOSE) : promise);
  }

  /** The compressor does not tell caches what it went by. */
  private static void varyByCoding(HttpHeaders headers) {
    if (headers.contains(HttpHeaderNames.CONTENT_ENCODING)
        && !headers.containsValue(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING, true)) {
      headers.add(HttpHeaderNames.VARY, "Accept-Encoding");
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

  /** Whether the caller is to send its next request elsewhere. */
  private boolean isLeaving() {
    return draining.hasBegun() && pending.isEmpty();
  }

  /** Whether what is being written answers the request whose body is broken. */
  private boolean isBroken() {
    return broken && pending.isEmpty();
  }
}
