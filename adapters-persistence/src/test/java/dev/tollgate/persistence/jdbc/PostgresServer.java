package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StorageProvider;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A PostgreSQL server that keeps what it acknowledged. */
public final class PostgresServer extends DatabaseServer {

  /** Held by test classes that use the server; some stop it. */
  public static final String LOCK = "PostgreSQL";

  private static final String ROLE = "CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'";

  private static final class Shared {
    private static final PostgresServer SERVER = new PostgresServer();

    static {
      SERVER.begin(ROLE, "SELECT pg_reload_conf()");
    }
  }

  private final int port = FreePorts.next();
  private EmbeddedPostgres server;

  private PostgresServer() {}

  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** The same with the memory and the log that millions of rows need. */
  public static PostgresServer large() {
    PostgresServer server = shared();
    server.execute(
        "", "ALTER SYSTEM SET shared_buffers = '4GB'", "ALTER SYSTEM SET max_wal_size = '4GB'");
    server.stop();
    server.start();
    return server;
  }

  /** One more server, to fail over to. */
  static PostgresServer another() {
    PostgresServer server = new PostgresServer();
    server.begin(ROLE, "SELECT pg_reload_conf()");
    return server;
  }

  /**
   * Restarts this server with a standby that has to keep each commit before it is acknowledged.
   *
   * @return the standby, which takes no writes until it is promoted
   */
  public PostgresServer addStandby() throws IOException {
    PostgresServer standby = new PostgresServer();
    stop();
    copy(data(), standby.data());
    start();
    Path _ = Files.createFile(standby.data().resolve("standby.signal"));
    Path _ =
        Files.writeString(
            standby.data().resolve("postgresql.auto.conf"),
            "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres application_name=standby'%n"
                .formatted(port));
    standby.start();
    execute("", "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()");
    return standby;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path _ =
            Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Makes a standby a server that takes writes. */
  public void promote() {
    execute("", "SELECT pg_promote()");
  }

  public int port() {
    return port;
  }

  @Override
  StorageProvider provider() {
    return new PostgresStorageProvider();
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  Connection administer(String database) throws SQLException {
    return DriverManager.getConnection(
        url(database.isEmpty() ? "postgres" : database), "postgres", "");
  }

  /**
   * The plan for a statement in the database of the contract whose parameters are not known yet, as
   * if no table had ever been analyzed.
   */
  public List<String> genericPlan(String statement) {
    AtomicInteger parameter = new AtomicInteger();
    String numbered =
        Pattern.compile("\\?")
            .matcher(statement)
            .replaceAll(_ -> "\\$" + parameter.incrementAndGet());
    try (Connection connection =
            DriverManager.getConnection(
                url("contract") + "?preferQueryMode=simple", "postgres", "");
        Statement explain = connection.createStatement()) {
      connection.setAutoCommit(false);
      int _ =
          explain.executeUpdate(
              "UPDATE pg_class SET reltuples = -1, relpages = 0"
                  + " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')");
      List<String> plan = new ArrayList<>();
      try (ResultSet rows = explain.executeQuery("EXPLAIN (GENERIC_PLAN) " + numbered)) {
        while (rows.next()) {
          plan.add(rows.getString(1));
        }
      }
      connection.rollback();
      return plan;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String createDatabase(String name) {
    return "CREATE DATABASE " + name + " OWNER " + USER;
  }

  @Override
  String[] createOutsider(String database) {
    return new String[] {"CREATE ROLE outsider LOGIN PASSWORD '" + PASSWORD + "'"};
  }

  @Override
  String[] createReaderIn(String database) {
    return new String[] {
      "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'",
      "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"
    };
  }

  @Override
  void startProcesses() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofMinutes(3))
            .setOverrideWorkingDirectory(
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "embedded-pg-" + System.getProperty("user.name"))
                    .toFile())
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("unix_socket_directories", "")
            .setServerConfig("scram_iterations", "64")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on");
    server = builder.setPort(port).start();
    Path _ =
        Files.writeString(
            data().resolve("pg_hba.conf"),
            """
            host all postgres 127.0.0.1/32 trust
            host replication postgres 127.0.0.1/32 trust
            host all all 127.0.0.1/32 scram-sha-256
            """);
  }

  private Path data() {
    return directory().resolve("data");
  }

  @Override
  void stopProcesses() throws IOException {
    server.close();
  }

  @Override
  Stream<ProcessHandle> processes() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).getFirst().strip());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants());
  }
}
