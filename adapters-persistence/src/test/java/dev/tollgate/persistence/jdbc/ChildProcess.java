package dev.tollgate.persistence.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class with a {@code main} running in a Java of its own, spoken with line by line. */
record ChildProcess(Process process, BufferedReader output, PrintWriter input)
    implements AutoCloseable {

  static ChildProcess start(Class<?> main, String... arguments) {
    return start(List.of(), main, arguments);
  }

  static ChildProcess start(List<String> options, Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      return new ChildProcess(
          process,
          process.inputReader(StandardCharsets.UTF_8),
          new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String ask(String line) throws IOException {
    input.println(line);
    return output.readLine();
  }

  /** Sends the signal of this name. */
  void signal(String name) {
    try {
      int status =
          new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("no such process");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void kill() throws InterruptedException {
    Process _ = process.destroyForcibly();
    int _ = process.waitFor();
  }

  @Override
  public void close() {
    Process _ = process.destroyForcibly();
  }
}
