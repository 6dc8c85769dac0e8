package dev.tollgate.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sees the bytes of requests. Keeps the first of each, because the decoder throws a request line
 * away that is too long or broken, and the refusal is worded by the contract that owns its path.
 * Counts those of a request that does not arrive at once, and closes its connection if all requests
 * like it take too much memory.
 */
final class RequestStart extends ChannelInboundHandlerAdapter {

  private static final int KEPT = 512;

  /** So many bytes of a request may always arrive. */
  private static final int FEW = 4_096;

  /** A line of any version of HTTP, or one that is longer than what is kept. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*([^ \\r\\n]+) ([^ \\r\\n]+)( HTTP/[0-9]\\.[0-9]\\r?\\n.*|[^\\r\\n]*)",
          Pattern.DOTALL);

  private final ArrivingBytes arriving;
  private final byte[] start = new byte[KEPT];
  private int length;

  /**
   * What the decoder takes requests out of. It releases it when it is empty, and until then appends
   * what is read later.
   */
  private ByteBuf undecoded = Unpooled.EMPTY_BUFFER;

  /** Where what was read last ends in it. */
  private int end;

  /** Bytes that have arrived of a request, and how many of them are counted. */
  private long arrived;

  private long counted;

  RequestStart(ArrivingBytes arriving) {
    this.arriving = arriving;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof ByteBuf bytes) {
      if (undecoded.refCnt() > 0 && undecoded.isReadable()) {
        end = undecoded.writerIndex() + bytes.readableBytes();
      } else {
        undecoded = bytes;
        end = bytes.writerIndex();
      }
      keep(bytes);
    }
    super.channelRead(context, message);
  }

  private void keep(ByteBuf bytes) {
    int more = Math.min(KEPT - length, bytes.readableBytes());
    bytes.getBytes(bytes.readerIndex(), start, length, more);
    length += more;
    arrived += bytes.readableBytes();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (arrived != counted && !count() && arrived > FEW) {
      var _ = context.close();
    }
    super.channelReadComplete(context);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    arrived = 0;
    boolean _ = count();
    super.channelInactive(context);
  }

  private boolean count() {
    long more = arrived - counted;
    counted = arrived;
    return arriving.change(more);
  }

  /** What comes now belongs to the next request, the beginning of which may be there already. */
  void reset() {
    length = 0;
    arrived = 0;
    if (undecoded.refCnt() > 0 && undecoded.writerIndex() == end) {
      keep(undecoded);
    }
  }

  /** The beginning of the target; empty if what came is no request line. */
  Optional<String> target() {
    Matcher line = line();
    return line.matches() ? Optional.of(line.group(2)) : Optional.empty();
  }

  /**
   * Whether the line has other white space or control characters than it may have, which the
   * decoder takes for a blank and a proxy may not (RFC 9112, 3).
   */
  boolean isAmbiguous() {
    int at = 0;
    while (at < length && start[at] >= 0 && start[at] <= ' ') {
      at++;
    }
    while (at < length && start[at] != '\n') {
      boolean ends = start[at] == '\r' && (at + 1 == length || start[at + 1] == '\n');
      if (start[at] >= 0 && start[at] < ' ' && !ends) {
        return true;
      }
      at++;
    }
    return false;
  }

  /** Whether an answer may have no body. */
  boolean isHead() {
    Matcher line = line();
    return line.matches() && line.group(1).equals("HEAD");
  }

  private Matcher line() {
    return LINE.matcher(new String(start, 0, length, StandardCharsets.ISO_8859_1));
  }
}
