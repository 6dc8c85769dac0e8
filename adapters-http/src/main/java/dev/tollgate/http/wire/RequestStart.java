package dev.tollgate.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps the first bytes of a request, because the decoder throws a request line away that is too
 * long or broken, and the refusal is worded by the contract that owns its path.
 */
final class RequestStart extends ChannelInboundHandlerAdapter {

  private static final int KEPT = 512;

  /** A line of HTTP/1, or one that goes on behind what is kept. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*([^ \\r\\n]+) ([^ \\r\\n]+)( HTTP/1\\.[01]\\r?\\n.*|[^\\r\\n]*)", Pattern.DOTALL);

  private final byte[] start = new byte[KEPT];
  private int length;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (message instanceof ByteBuf bytes) {
      int more = Math.min(KEPT - length, bytes.readableBytes());
      bytes.getBytes(bytes.readerIndex(), start, length, more);
      length += more;
    }
    super.channelRead(context, message);
  }

  /** What comes now belongs to the next request. */
  void reset() {
    length = 0;
  }

  /** The beginning of the target; empty if what came is no request line. */
  Optional<String> target() {
    Matcher line = line();
    return line.matches() ? Optional.of(line.group(2)) : Optional.empty();
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
