package dev.tollgate.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.bootstrap.training.Session;
import dev.tollgate.cli.command.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts a demo server and uses all of it, so that Java can record what a start needs ({@code
 * -XX:AOTCacheOutput}).
 */
final class Training {

  private static final String LISTENS = "Tollgate listens on ";

  private Training() {}

  /** Trains in this data directory, which is the only argument. */
  public static void main(String[] args) throws IOException {
    PipedInputStream printed = new PipedInputStream(64 * 1024);
    PrintWriter out = new PrintWriter(new PipedOutputStream(printed), false, UTF_8);
    Terminal terminal =
        new Terminal(
            Map.of(),
            InputStream.nullInputStream(),
            out,
            new PrintWriter(System.err, false, UTF_8),
            false);
    Thread server =
        Thread.ofPlatform()
            .name("server")
            .start(() -> System.exit(Main.run(terminal, serveIn(args[0]))));
    List<String> lines = untilReady(printed);
    String base = lines.stream().filter(line -> line.startsWith(LISTENS)).findFirst().orElseThrow();
    try (Session session = new Session(base.substring(LISTENS.length()), lines)) {
      System.out.println(session.run() + " requests were answered.");
    }
    System.exit(server.isAlive() ? 0 : 1);
  }

  private static String[] serveIn(String data) {
    return new String[] {
      "serve",
      "--demo",
      "--host=127.0.0.1",
      "--port=0",
      "--data=" + data,
      "--storage=h2:" + data,
      "--api-rate-limit=0"
    };
  }

  private static List<String> untilReady(InputStream printed) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(printed, UTF_8));
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals(Serving.READY)) {
        return lines;
      }
      lines.add(line);
    }
    throw new IOException("the server ended: " + lines);
  }
}
