package dev.tollgate.cli.command;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Shows the progress of a long operation on a terminal. */
public record Tally(Terminal terminal, String what) implements LongConsumer, AutoCloseable {

  private static final int BETWEEN_LINES = 1000;

  @Override
  public void accept(long soFar) {
    if (terminal.interactive()) {
      terminal.err().print("\r" + soFar + " " + what);
      terminal.err().flush();
    }
  }

  /** Counts the entries passed on. */
  public <T> Consumer<T> counting(Consumer<T> into) {
    long[] counted = {0};
    return entry -> {
      into.accept(entry);
      if (++counted[0] % BETWEEN_LINES == 0) {
        accept(counted[0]);
      }
    };
  }

  /** Clears the line; the answer contains the final count. */
  @Override
  public void close() {
    if (terminal.interactive()) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }
}
