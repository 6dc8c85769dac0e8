package dev.tollgate.cli.library;

import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text in strict UTF-8. It ends before wrong bytes and before what cannot be read, and then tells
 * why.
 */
final class Utf8Reader extends Reader {

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
  private boolean isLast;
  private Optional<Problem> end = Optional.empty();

  Utf8Reader(InputStream in) {
    this.in = in;
  }

  /** Why there is no more text; empty while there is. At the end of the file it is cut off. */
  Optional<Problem> end() {
    return end;
  }

  @Override
  public int read(char[] text, int offset, int length) {
    CharBuffer chars = CharBuffer.wrap(text, offset, length).slice();
    while (end.isEmpty()) {
      CoderResult result = decoder.decode(bytes, chars, isLast);
      if (chars.position() > 0) {
        return chars.position();
      }
      if (result.isError()) {
        end = Optional.of(Problem.NOT_UTF8);
      } else if (isLast) {
        end = Optional.of(Problem.CUT_OFF);
      } else {
        fill();
      }
    }
    return -1;
  }

  private void fill() {
    bytes.compact();
    try {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      isLast = read < 0;
      bytes.position(bytes.position() + Math.max(0, read));
    } catch (IOException e) {
      end = Optional.of(Problem.UNREADABLE);
    }
    bytes.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
