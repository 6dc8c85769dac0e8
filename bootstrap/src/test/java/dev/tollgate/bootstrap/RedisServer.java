package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real Redis, which forgets everything when it ends. */
final class RedisServer implements AutoCloseable {

  private final Path directory;
  private final int port;
  private final List<String> more;
  private Process process;

  /** Starts one on a free port, with more arguments. */
  RedisServer(Path directory, String... more) throws IOException {
    this.directory = directory;
    this.port = FreePorts.next();
    this.more = List.of(more);
    start();
  }

  int port() {
    return port;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  void start() throws IOException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    "/usr/bin/redis-server",
                    "--port",
                    "" + port,
                    "--bind",
                    "127.0.0.1",
                    "--save",
                    "",
                    "--dir",
                    directory.toString()),
                more.stream())
            .toList();
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Outputs.at(directory.resolve("redis.out")))
            .start();
    Load.await("Redis", () -> !process.isAlive() || answers());
    assertTrue(process.isAlive(), "Redis has ended");
  }

  private boolean answers() {
    try {
      return !ask("PING").isEmpty();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The lines of the answer to a command, without their types and lengths. */
  List<String> ask(String command) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>(in.lines().toList());
      String _ = lines.removeLast();
      return lines.stream().filter(line -> !line.startsWith("*") && !line.startsWith("$")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it at once. */
  void kill() {
    Process _ = process.destroyForcibly().onExit().join();
  }

  /** Makes it hang, or go on. */
  void signal(String name) throws Exception {
    int _ = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  @Override
  public void close() {
    kill();
  }
}
