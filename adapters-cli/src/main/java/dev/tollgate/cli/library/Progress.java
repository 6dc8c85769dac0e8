package dev.tollgate.cli.library;

import dev.tollgate.cli.command.Terminal;
import dev.tollgate.domain.Document;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows on a terminal how much of a file has been read. */
final class Progress implements AutoCloseable {

  private static final int BETWEEN_LINES = 1000;

  private final PrintWriter err;
  private final boolean shown;
  private final long size;
  private long read;
  private long documents;
  private String shownShare = "";

  /**
   * A line that has not begun.
   *
   * @param size bytes of the file; 0 where it is not known
   */
  Progress(Terminal terminal, long size) {
    this.err = terminal.err();
    this.shown = terminal.interactive();
    this.size = size;
  }

  /** Counts the bytes read. */
  InputStream counting(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        read += Math.max(0, count);
        return count;
      }
    };
  }

  /** Counts the documents passed on. */
  Consumer<Document> counting(Consumer<Document> into) {
    return document -> {
      into.accept(document);
      documents++;
      show();
    };
  }

  private void show() {
    String share = share();
    if (shown && (documents % BETWEEN_LINES == 0 || !share.equals(shownShare))) {
      shownShare = share;
      err.print(line(share));
      err.flush();
    }
  }

  private String share() {
    return size == 0 ? "" : "%3d%%  ".formatted(Math.min(100, 100 * read / size));
  }

  private String line(String share) {
    return "\r" + share + documents + " documents read";
  }

  /** Completes the line. */
  @Override
  public void close() {
    if (shown && documents > 0) {
      err.println(line(share()));
    }
  }
}
