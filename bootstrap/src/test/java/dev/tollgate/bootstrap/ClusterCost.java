package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.Cluster.Node;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a token costs the servers and their database, with one, two and three servers. */
final class ClusterCost {

  private static final int MOST = 3;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 10;
  private static final int ROUNDS = 3;
  private static final double MICROS_PER_TICK = 10_000;
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");

  private ClusterCost() {}

  static void print(Path directory) throws Exception {
    PostgresServer database = PostgresServer.shared();
    System.out.println(
        "| servers | tokens /s | CPU of the servers, µs a token | CPU of PostgreSQL, µs a token |"
            + " tokens a commit | WAL, bytes a token | connections |");
    System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
    for (int servers = 1; servers <= MOST; servers++) {
      String name = "cost" + servers;
      database.create(name);
      try (Cluster cluster =
          new Cluster(
              Files.createDirectories(directory.resolve(name)),
              Collections.nCopies(servers, DurabilityTest.withCredentials(database, name)),
              Map.of("TOLLGATE_RFC_SIGNING_ALGORITHM", "ES256", "TOLLGATE_RFC_RATE_LIMIT", "0"),
              false)) {
        String script = script(cluster, directory);
        long _ = tokens(cluster, script, WARM_UP_SECONDS);
        for (int round = 0; round < ROUNDS; round++) {
          row(cluster, database, name, script);
        }
      }
    }
  }

  private static String script(Cluster cluster, Path directory) throws IOException {
    String credentials =
        cluster.first().after("client_id:") + ":" + cluster.first().after("client_secret:");
    return Files.writeString(
            directory.resolve("token.lua"),
            """
            wrk.method = "POST"
            wrk.body = "grant_type=client_credentials"
            wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
            wrk.headers["Authorization"] = "Basic %s"
            """
                .formatted(
                    Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8))))
        .toString();
  }

  private static void row(Cluster cluster, PostgresServer database, String name, String script)
      throws Exception {
    List<Node> nodes = cluster.nodes();
    double servers = ticks(nodes.stream().map(Node::pid));
    double postgres = ticks(processes(database));
    double wal = number(database, "SELECT pg_current_wal_lsn() - '0/0'");
    double commits = commits(database, name);
    long tokens = tokens(cluster, script, SECONDS);
    System.out.printf(
        Locale.ROOT,
        "| %d | %d | %.0f | %.0f | %.1f | %.0f | %.0f |%n",
        nodes.size(),
        tokens / SECONDS,
        (ticks(nodes.stream().map(Node::pid)) - servers) * MICROS_PER_TICK / tokens,
        (ticks(processes(database)) - postgres) * MICROS_PER_TICK / tokens,
        tokens / (commits(database, name) - commits),
        (number(database, "SELECT pg_current_wal_lsn() - '0/0'") - wal) / tokens,
        number(database, "SELECT count(*) FROM pg_stat_activity WHERE datname = '" + name + "'"));
  }

  /** How many were issued; any other reply fails the run. */
  private static long tokens(Cluster cluster, String script, int seconds) throws Exception {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "-t1",
                "-c32",
                "-d" + seconds + "s",
                "-s",
                script,
                "http://127.0.0.1:" + cluster.port() + "/oauth2/token")
            .redirectErrorStream(true)
            .start();
    String output = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher requests = REQUESTS.matcher(output);
    if (wrk.waitFor() != 0 || output.contains("Non-2xx") || !requests.find()) {
      throw new IllegalStateException(output);
    }
    return Long.parseLong(requests.group(1));
  }

  private static Stream<Long> processes(PostgresServer database) throws IOException {
    Path file = database.directory().resolve("data").resolve("postmaster.pid");
    ProcessHandle postmaster =
        ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip())).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).map(ProcessHandle::pid);
  }

  private static double ticks(Stream<Long> pids) {
    return pids.mapToLong(ClusterCost::ticks).sum();
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (IOException e) {
      return 0; // it has ended
    }
  }

  /** Statistics arrive with a delay. */
  private static double commits(DatabaseServer database, String name) throws InterruptedException {
    Thread.sleep(1_500);
    return number(
        database, "SELECT xact_commit FROM pg_stat_database WHERE datname = '" + name + "'");
  }

  private static double number(DatabaseServer database, String query) {
    try (Connection connection =
            DriverManager.getConnection(database.url("postgres"), "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      boolean _ = row.next();
      return row.getDouble(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
