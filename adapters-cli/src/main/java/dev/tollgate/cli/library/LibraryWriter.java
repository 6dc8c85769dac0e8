package dev.tollgate.cli.library;

import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a library file, one document per line; expects documents in the order of their kinds. */
final class LibraryWriter implements Consumer<Document> {

  private static final int BETWEEN_CHECKS = 100;

  private final PrintWriter out;
  private Optional<DocumentKind> list = Optional.empty();
  private boolean inBrandKit;
  private String separator = "{";
  private long written;

  LibraryWriter(PrintWriter out) {
    this.out = out;
  }

  /**
   * Writes one more document.
   *
   * @throws UncheckedIOException if standard output is closed
   */
  @Override
  public void accept(Document document) {
    if (document.kind() == DocumentKind.BRAND_KIT) {
      openBrandKit(document.json().strip());
    } else {
      if (!list.equals(Optional.of(document.kind()))) {
        open(document.kind());
      }
      out.print(separator + "\n" + document.json());
      separator = ",";
    }
    if (++written % BETWEEN_CHECKS == 0 && out.checkError()) {
      throw new UncheckedIOException(new IOException("standard output is closed"));
    }
  }

  private void open(DocumentKind kind) {
    if (LibraryMember.OF_BRAND_KIT.contains(kind) && !inBrandKit) {
      openBrandKit("{}");
    }
    member(kind, "[");
    list = Optional.of(kind);
  }

  private void openBrandKit(String document) {
    String withoutEnd = document.substring(0, document.length() - 1).strip();
    member(DocumentKind.BRAND_KIT, withoutEnd);
    inBrandKit = true;
    separator = withoutEnd.equals("{") ? "" : ",";
  }

  private void member(DocumentKind kind, String begin) {
    closeList();
    out.print(separator + "\n\"" + LibraryMember.name(kind) + "\":" + begin);
    separator = "";
  }

  private void closeList() {
    if (list.isPresent()) {
      out.print("\n]");
      separator = ",";
      list = Optional.empty();
    }
  }

  /** Writes the end of the file. */
  void end() {
    closeList();
    out.println((written == 0 ? "{" : "") + (inBrandKit ? "}\n}" : "\n}"));
  }
}
