package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.MariaDbServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Moves a store with many tokens through all databases, and says how long that takes. */
final class MovingBenchmark {

  private static final int BATCH = 500;
  private static final int MILLION = 1_000_000;
  private static final String HEAP = "-Xmx64m";
  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

  private final PrintStream out;
  private final Path directory;

  private MovingBenchmark(PrintStream out, Path directory) {
    this.out = out;
    this.directory = directory;
  }

  public static void main(String[] args) throws Exception {
    int tokens = args.length > 0 && args[0].equals("--quick") ? MILLION / 10 : MILLION;
    new MovingBenchmark(System.out, Files.createTempDirectory("moving")).run(tokens);
    System.exit(0);
  }

  private void run(int tokens) throws Exception {
    PostgresServer.shared().create("moving");
    MariaDbServer.shared().create("moving");
    String begin = "h2:" + directory.resolve("begin");
    String end = "h2:" + directory.resolve("end");
    String postgres = withCredentials(PostgresServer.shared().url("moving"));
    String mariaDb = withCredentials(MariaDbServer.shared().url("moving"));
    fill(begin, tokens);
    out.printf(
        "%d tokens, %s%n%n| step | s | peak memory of the process, MB |%n|---|---:|---:|%n",
        tokens, HEAP);
    step("export H2", begin, "storage", "export", file("first"));
    step("copy H2 to PostgreSQL", postgres, copy(begin));
    step("copy PostgreSQL to MariaDB", mariaDb, copy(postgres));
    step("copy MariaDB to H2", end, copy(mariaDb));
    step("export H2", end, "storage", "export", file("last"));
    step("import H2", "h2:" + directory.resolve("imported"), "storage", "import", file("last"));
    out.println(
        Files.mismatch(Path.of(file("first")), Path.of(file("last"))) < 0
            ? "The first and the last export are the same."
            : "The exports differ.");
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private static String withCredentials(String url) {
    String password =
        URLEncoder.encode(DatabaseServer.PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
    return url.replace("//", "//" + DatabaseServer.USER + ":" + password + "@");
  }

  /** A source with credentials is given without them: they may not stand among the arguments. */
  private static String[] copy(String from) {
    return new String[] {"storage", "copy", "--from", from.replaceFirst("//[^/]*@", "//")};
  }

  private void fill(String storage, int count) {
    try (Storage store = Stores.open(storage, directory, Map.of())) {
      for (int i = 0; i < count; i += BATCH) {
        List<Token> batch = new ArrayList<>();
        for (int j = i; j < i + BATCH; j++) {
          batch.add(aToken(j));
        }
        boolean _ = store.allTokens().add(batch);
      }
    }
  }

  private static Token aToken(int number) {
    return new Token(
        new TokenId("%025d".formatted(number)),
        new RegistrationId("reg_%021d".formatted(number % 1000)),
        new ClientId("client-" + number % 1000),
        "cliquify",
        ScopeSet.of("profile:read", "templates:read", "assets:read"),
        List.of(),
        ISSUED.plusMillis(number),
        ISSUED.plus(Duration.ofDays(30)).plusMillis(number),
        number % 100 == 0 ? Optional.of(ISSUED.plusSeconds(1)) : Optional.empty());
  }

  private void step(String name, String storage, String... command) throws Exception {
    Program program =
        new Program(
            directory,
            Map.of(
                "TOLLGATE_STORAGE",
                storage,
                "TOLLGATE_FROM_STORAGE_USER",
                DatabaseServer.USER,
                "TOLLGATE_FROM_STORAGE_PASSWORD",
                DatabaseServer.PASSWORD,
                "LC_ALL",
                "C.UTF-8",
                "JAVA_TOOL_OPTIONS",
                HEAP));
    long begin = System.nanoTime();
    Process process = program.start(command);
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    String peak = "?";
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      peak = peak(status).orElse(peak);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(directory.resolve("started.err")));
    }
    out.printf("| %s | %.0f | %s |%n", name, seconds, peak);
  }

  private static Optional<String> peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> String.valueOf(Long.parseLong(line.replaceAll("\\D", "")) / 1024))
          .findFirst();
    } catch (IOException e) { // it has just ended
      return Optional.empty();
    }
  }
}
