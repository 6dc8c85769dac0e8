package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A server of Debian's PostgreSQL, which comes with the tools that back it up. */
final class DebianPostgres implements AutoCloseable {

  static final String USER = "tollgate";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final int port = FreePorts.next();
  private final Path programs;
  private final File log;
  private final Process process;

  private DebianPostgres(Path directory) throws IOException, InterruptedException {
    this.programs = programs();
    String data = directory.resolve("postgres").toString();
    this.log = Outputs.at(directory.resolve("postgres.log"));
    assertEquals(
        0,
        process("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale")
            .waitFor());
    this.process =
        process(
            "postgres",
            "-D",
            data,
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=");
  }

  /** Starts a new one, which keeps its data and its log in this directory. */
  static DebianPostgres start(Path directory) throws IOException, InterruptedException {
    DebianPostgres server = new DebianPostgres(directory);
    Instant end = Instant.now().plus(PATIENCE);
    while (server.process("pg_isready", "-h", "127.0.0.1", "-p", "" + server.port).waitFor() != 0) {
      if (!server.process.isAlive() || Instant.now().isAfter(end)) {
        server.close();
        throw new AssertionError(Files.readString(server.log.toPath(), StandardCharsets.UTF_8));
      }
    }
    return server;
  }

  /** The URL of a database, with the user. */
  String url(String database) {
    return "jdbc:postgresql://" + USER + "@127.0.0.1:" + port + "/" + database;
  }

  /** What its tools read from the environment. */
  Map<String, String> environment() {
    return Map.of("PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port), "PGUSER", USER);
  }

  private static Path programs() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
    }
  }

  /** The server refuses to run as root, so it gets a user namespace of its own. */
  private Process process(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  /** Stops it at once, with all its processes. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    Process _ = process.destroyForcibly().onExit().join();
  }
}
