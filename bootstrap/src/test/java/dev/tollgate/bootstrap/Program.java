package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.command.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The program in separate processes, as people run it. */
public final class Program {

  private static final int PATIENCE_SECONDS = 60;
  private static final long PAUSE_NANOS = 5_000_000;

  /** Servers of tests that run at the same time would contend for the usual port. */
  private static final Map<String, String> USUAL = Map.of("TOLLGATE_MANAGEMENT_PORT", "0");

  private final Path directory;
  private final Map<String, String> environment;
  private final String more;

  Program(Path directory, Map<String, String> environment) {
    this(directory, environment, "");
  }

  private Program(Path directory, Map<String, String> environment, String more) {
    this.directory = directory;
    this.environment = environment;
    this.more = more;
  }

  /** The same with more on its class path. */
  Program with(Path classes) {
    return new Program(directory, environment, more + File.pathSeparator + classes);
  }

  /** What a command printed and how it ended. */
  record Ended(int status, String out, String err) {}

  public Ended run(String... args) {
    try {
      Path out = Files.createTempFile(directory, "command", ".out");
      Path err = Files.createTempFile(directory, "command", ".err");
      Process process =
          builder(args).redirectOutput(Outputs.at(out)).redirectError(Outputs.at(err)).start();
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
    Map<String, String> variables = new HashMap<>(USUAL);
    variables.put("TOLLGATE_DATA", data().toString());
    variables.putAll(environment);
    Terminal terminal =
        new Terminal(
            variables,
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            false);
    int status = Main.run(terminal, args);
    return new Ended(status, Outputs.keep(out.toString()), Outputs.keep(err.toString()));
  }

  /** Starts a command, and does not wait for it. */
  Process start(String... args) {
    try {
      return builder(args)
          .redirectOutput(Outputs.at(directory.resolve("started.out")))
          .redirectError(Outputs.at(directory.resolve("started.err")))
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
    return serveAt(0, more);
  }

  /** The same on this port. */
  Served serveAt(int port, String... more) {
    String[] args =
        Stream.concat(Stream.of("serve", "--port", "" + port), Stream.of(more))
            .toArray(String[]::new);
    try {
      return served(builder(args), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Served served(ProcessBuilder builder, Path directory) throws IOException {
    Path errors = directory.resolve("server.err");
    Path out = directory.resolve("server.out");
    Process process =
        builder.redirectOutput(Outputs.at(out)).redirectError(Outputs.at(errors)).start();
    boolean alive = true;
    while (alive) {
      alive = process.isAlive();
      List<String> lines = Files.readAllLines(out);
      int ready = lines.indexOf(Serving.READY);
      if (ready >= 0) {
        return new Served(process, lines.subList(0, ready + 1));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new AssertionError(Files.readString(out) + Files.readString(errors));
  }

  private ProcessBuilder builder(String... args) {
    List<String> command = new ArrayList<>();
    if (more.isEmpty()) {
      command.addAll(Start.TRAINED);
      command.addAll(List.of("-cp", Start.CLASS_PATH, Start.MAIN));
    } else { // the archive fits its own class path only
      command.addAll(Start.java("-Xshare:auto"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path") + more, Start.MAIN));
    }
    command.addAll(List.of(args));
    return builder(directory, command, environment);
  }

  private static ProcessBuilder builder(
      Path directory, List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TOLLGATE_"));
    builder.environment().putAll(USUAL);
    builder.environment().putAll(environment);
    return builder;
  }

  /**
   * How a process is started. The classes that a server loads are archived once for all tests,
   * which halves the work of each start; the launcher's AOT cache would save more, but takes longer
   * to make than the tests gain from it.
   */
  private static final class Start {

    static final String MAIN = "dev.tollgate.bootstrap.Main";

    private static final Path DIRECTORY = Path.of("target", "program").toAbsolutePath();
    private static final Path ARCHIVE = DIRECTORY.resolve("starts.jsa");

    static final String CLASS_PATH = jars();
    static final List<String> TRAINED = trained();

    private static List<String> trained() {
      List<String> training = new ArrayList<>(java("-XX:ArchiveClassesAtExit=" + ARCHIVE));
      training.addAll(List.of("-cp", CLASS_PATH, MAIN, "serve", "--port", "0", "--demo"));
      try {
        boolean _ = Files.deleteIfExists(ARCHIVE);
        Path directory = Files.createTempDirectory(DIRECTORY, "trained");
        try (Served served = served(builder(directory, training, Map.of()), directory)) {
          String client =
              "client_id="
                  + served.after("client_id:")
                  + "&client_secret="
                  + served.after("client_secret:");
          assertEquals(200, served.http().form("/oauth/access-token", client).status());
          served.signal("TERM");
          assertEquals(0, served.process().waitFor());
        }
        return java("-XX:SharedArchiveFile=" + ARCHIVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    /** Perl undoes what a shell does to background jobs: they and their children ignore SIGINT. */
    private static List<String> java(String option) {
      return List.of(
          "perl",
          "-e",
          "umask 022; $SIG{INT} = 'DEFAULT'; exec @ARGV",
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          option);
    }

    /** The class path without the tests; Java caches nothing that it finds in a directory. */
    private static String jars() {
      try {
        Path _ = Files.createDirectories(DIRECTORY);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      List<String> jars = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        if (entry.endsWith(".jar")) {
          jars.add(entry);
        } else if (entry.endsWith("/classes")) {
          String jar = DIRECTORY.resolve(jars.size() + ".jar").toString();
          int status =
              ToolProvider.findFirst("jar")
                  .orElseThrow()
                  .run(System.out, System.err, "--create", "--file", jar, "-C", entry, ".");
          assertEquals(0, status, entry);
          jars.add(jar);
        }
      }
      return String.join(File.pathSeparator, jars);
    }
  }

  /** Sends a process the signal of this name. */
  static void signal(Process process, String name) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (status != 0) {
      throw new AssertionError("no such process");
    }
  }

  /** A server that runs in a separate process. */
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

    /** Kills it. */
    void kill() throws InterruptedException {
      process.destroyForcibly();
      process.waitFor();
    }

    /** Asks it to stop as an administrator or a terminal would, with the signal of this name. */
    void signal(String name) throws IOException, InterruptedException {
      Program.signal(process, name);
    }

    @Override
    public void close() {
      Process _ = process.destroyForcibly().onExit().join();
    }
  }
}
