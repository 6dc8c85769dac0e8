package dev.tollgate.cli.library;

import dev.tollgate.cli.command.Terminal;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the documents of the library on standard input, in a process of its own. */
final class CountDocuments {

  private CountDocuments() {}

  public static void main(String[] args) {
    AtomicLong count = new AtomicLong();
    var broken = new LibraryReader(System.in).forEach(_ -> count.incrementAndGet());
    PrintWriter out = Terminal.ofThisProcess().out();
    out.println(count + (broken.isPresent() ? " and " + broken.get() : ""));
  }
}
