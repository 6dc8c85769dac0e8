package dev.tollgate.cli.command;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A line on the terminal that tells how far long work has come, and is silent in a pipe. */
public record Tally(Terminal terminal, String what) implements LongConsumer, AutoCloseable {

  private static final int BETWEEN_LINES = 1000;

  @Override
  public void accept(long soFar) {
    if (terminal.interactive()) {
      terminal.err().print("\r" + soFar + " " + what);
      terminal.err().flush();
    }
  }

  /** The same entries, counted. */
  public <T> Consumer<T> counting(Consumer<T> into) {
    long[] counted = {0};
    return entry -> {
      into.accept(entry);
      if (++counted[0] % BETWEEN_LINES == 0) {
        accept(counted[0]);
      }
    };
  }

  /** Wipes the line: the answer says how many there were. */
  @Override
  public void close() {
    if (terminal.interactive()) {
      terminal.err().print("\r\u001b[K");
      terminal.err().flush();
    }
  }
}
