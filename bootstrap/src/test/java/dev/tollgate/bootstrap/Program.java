package dev.tollgate.bootstrap;

import dev.tollgate.cli.command.Terminal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program in processes of its own, as people run it. */
public final class Program {

  private static final int PATIENCE_SECONDS = 60;

  private final Path directory;
  private final Map<String, String> environment;
  private final String classPath;

  Program(Path directory, Map<String, String> environment) {
    this(directory, environment, System.getProperty("java.class.path"));
  }

  private Program(Path directory, Map<String, String> environment, String classPath) {
    this.directory = directory;
    this.environment = environment;
    this.classPath = classPath;
  }

  /** The same with more on its class path. */
  Program with(Path classes) {
    return new Program(directory, environment, classPath + File.pathSeparator + classes);
  }

  /** What a command printed and how it ended. */
  record Ended(int status, String out, String err) {}

  public Ended run(String... args) {
    try {
      Path out = Files.createTempFile(directory, "command", ".out");
      Path err = Files.createTempFile(directory, "command", ".err");
      Process process =
          builder(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running: " + List.of(args));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The same in this process, which saves the start of a Java. */
  Ended runHere(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Map<String, String> variables = new HashMap<>(Map.of("TOLLGATE_DATA", data().toString()));
    variables.putAll(environment);
    Terminal terminal =
        new Terminal(
            variables,
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            false);
    int status = Main.run(terminal, args);
    return new Ended(status, out.toString(), err.toString());
  }

  /** Starts a command, and does not wait for it. */
  Process start(String... args) {
    try {
      return builder(args)
          .redirectOutput(directory.resolve("started.out").toFile())
          .redirectError(directory.resolve("started.err").toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  /** Starts a server on a free port and waits until it has said where it listens. */
  Served serve(String... more) {
    String[] args =
        Stream.concat(Stream.of("serve", "--port", "0"), Stream.of(more)).toArray(String[]::new);
    try {
      Process process =
          builder(args).redirectError(directory.resolve("server.err").toFile()).start();
      List<String> lines = new ArrayList<>();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.equals(Serving.READY)) {
          return new Served(process, lines);
        }
      }
      throw new AssertionError(
          lines + Files.readString(directory.resolve("server.err"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Perl undoes what a shell does to its background jobs: they and their children ignore SIGINT.
   */
  private ProcessBuilder builder(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "perl",
                "-e",
                "$SIG{INT} = 'DEFAULT'; exec @ARGV",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.tollgate.bootstrap.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** A server that runs in a process of its own. */
  record Served(Process process, List<String> lines) implements AutoCloseable {

    RawHttp http() {
      return new RawHttp(port());
    }

    int port() {
      return Integer.parseInt(after("Tollgate listens on http://127.0.0.1:"));
    }

    /** The rest of the line that begins like this. */
    String after(String beginning) {
      return lines.stream()
          .filter(line -> line.startsWith(beginning))
          .findFirst()
          .orElseThrow(() -> new AssertionError(lines))
          .substring(beginning.length())
          .strip();
    }

    /** Ends it as a power cut would, but for the disk. */
    void kill() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor();
    }

    /** Tells it to end as an administrator or a terminal would, with the signal of this name. */
    void signal(String name) throws IOException, InterruptedException {
      int status =
          new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
      if (status != 0) {
        throw new AssertionError("no such process");
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
