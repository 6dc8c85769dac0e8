package dev.tollgate.cli.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.application.admin.storage.Entry;
import dev.tollgate.application.storage.kinds.Members;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Writes an export, one entry a line. */
final class ExportWriter implements Consumer<Entry<?>> {

  static final String HEAD = "tollgate_export";
  static final String END = "end";

  /** A file of a higher one cannot be read by this program; 1 had no members that may be absent. */
  static final long VERSION = 2;

  private final OutputStream out;
  private final LineSums sums = new LineSums();
  private final ExportDigest digest = new ExportDigest();

  /** Writes the first line. */
  ExportWriter(OutputStream out) {
    this.out = out;
    line(Json.write(new Members().with(HEAD, VERSION)));
  }

  @Override
  public void accept(Entry<?> entry) {
    String json = EntryJson.of(entry);
    digest.add(json);
    line(json);
  }

  /** Writes the last line. */
  void end() {
    Members end = new Members().with("entries", digest.count()).with("sha256", digest.digest());
    line(Json.write(new Members().with(END, end)));
  }

  private void line(String json) {
    try {
      out.write((sums.seal(json) + "\n").getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
