package dev.tollgate.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The lines of a file, none of which may take more memory than an entry can. */
public final class Lines {

  private static final int LONGEST = 8 * 1024 * 1024;

  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long number;

  /** Takes over the reading of what is buffered already. */
  public Lines(InputStream in) {
    this.in = in;
  }

  /** The number of the line that was read last, or would have been, counted from 1. */
  public long number() {
    return number;
  }

  /** A line without its end. */
  public static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;
  }

  /** The last line is not terminated. */
  public static final class CutOff extends IOException {

    private static final long serialVersionUID = 1L;
  }

  /**
   * The next line without its end; empty at the end of the file.
   *
   * @throws TooLong if it is longer than any that was written
   * @throws CutOff if it has no end
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   */
  public Optional<String> next() throws IOException {
    number++;
    line.reset();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        if (line.size() > 0) {
          throw new CutOff();
        }
        return Optional.empty();
      }
      if (line.size() == LONGEST) {
        throw new TooLong();
      }
      line.write(read);
    }
    return Optional.of(
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString());
  }
}
