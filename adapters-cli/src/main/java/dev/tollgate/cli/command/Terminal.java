package dev.tollgate.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.cli.output.Page;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The terminal and the environment that the program runs in.
 *
 * @param environment the variables, by name
 * @param interactive whether a person reads {@code out} and types into {@code in}
 */
public record Terminal(
    Map<String, String> environment,
    InputStream in,
    PrintWriter out,
    PrintWriter err,
    boolean interactive) {

  private static final int USUAL_WIDTH = 80;
  private static final int MOST_READ = 64 * 1024;

  public Terminal {
    environment = Map.copyOf(environment);
  }

  /** The one that this process runs in. What goes to a file or a pipe is UTF-8 everywhere. */
  public static Terminal ofThisProcess() {
    boolean interactive =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Terminal(
        System.getenv(),
        System.in,
        StandardOutput.ofThisProcess(interactive ? System.out.charset() : UTF_8),
        new PrintWriter(System.err, true, System.err.charset()),
        interactive);
  }

  /** Whether writing failed because the program that reads the output has ended. */
  boolean isPipeClosed() {
    return out instanceof StandardOutput standard && standard.isPipeClosed();
  }

  /** The value of a variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Whether to use colour: not in a pipe, on a dumb terminal, or if {@code NO_COLOR} is set. */
  public boolean colour() {
    return interactive
        && variable("NO_COLOR").isEmpty()
        && variable("TERM").filter("dumb"::equals).isEmpty();
  }

  public int width() {
    return variable("COLUMNS")
        .filter(columns -> columns.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .orElse(USUAL_WIDTH);
  }

  Page page() {
    return new Page(interactive ? OptionalInt.of(width()) : OptionalInt.empty(), colour());
  }

  /**
   * What is piped in, or one line that a person types; without the end of the line. What is longer
   * than any token or secret is cut off.
   */
  public String read() {
    try {
      return interactive ? Objects.requireNonNullElse(line(), "") : piped();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String piped() throws IOException {
    String text = new String(in.readNBytes(MOST_READ), UTF_8);
    return text.replaceFirst("\\r?\\n\\z", "");
  }

  /** The next line without its end, and nothing beyond it; null at the end of the input. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read = in.read();
    if (read < 0) {
      return null;
    }
    for (; read >= 0 && read != '\n' && line.size() < MOST_READ; read = in.read()) {
      line.write(read);
    }
    return line.toString(UTF_8).replaceFirst("\\r\\z", "");
  }

  /** Reads one line without echo, if the terminal supports that. */
  public String hidden(String question) {
    Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
    if (console.isPresent()) {
      return String.valueOf(
          Objects.requireNonNullElse(console.get().readPassword("%s", question), new char[0]));
    }
    err.print(question);
    err.flush();
    return read();
  }

  /** Asks a yes-or-no question; no is the default. */
  boolean agrees(String question) {
    err.print(question + " [y/N] ");
    err.flush();
    try {
      String answer = line();
      return answer != null && answer.strip().matches("(?i)y|yes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
