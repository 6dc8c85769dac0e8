package dev.tollgate.cli;

import java.util.function.LongConsumer;

/** A line on the terminal that tells how far long work has come, and is silent in a pipe. */
record Tally(Terminal terminal, String what) implements LongConsumer, AutoCloseable {

  @Override
  public void accept(long soFar) {
    if (terminal.interactive()) {
      terminal.err().print("\r" + soFar + " " + what);
      terminal.err().flush();
    }
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
