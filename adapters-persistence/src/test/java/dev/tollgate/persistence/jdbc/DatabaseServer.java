package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real database server in processes of its own, which can be ended and frozen. All tests of a JVM
 * share it, and it ends with the JVM.
 */
public abstract class DatabaseServer {

  public static final String USER = "tollgate";

  /** Holds what means something in a URL. */
  public static final String PASSWORD = "p&w%41 \u00e9+/@";

  private static final String CONTRACT = "contract";
  private static final long PAUSE_NANOS = 5_000_000;

  private static final List<String> TABLES =
      List.of(
          "enterprise",
          "company",
          "app_user",
          "sign_in_attempt",
          "authorization_code",
          "gone_owner",
          "client",
          "gone_registration",
          "scope",
          "token",
          "revocation",
          "client_change",
          "lease",
          "resource",
          "spent_assertion",
          "signing_key",
          "edition",
          "audit_record");

  private final Path directory;
  private boolean running;

  DatabaseServer() {
    try {
      directory = Files.createTempDirectory("tollgate-server-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
  }

  abstract StorageProvider provider();

  /** The URL of a database as a user of Tollgate gives it. */
  public abstract String url(String database);

  /** Opens a database as its administrator, the one that is always there if the name is empty. */
  abstract Connection administer(String database) throws SQLException;

  public abstract String createDatabase(String name);

  abstract void startProcesses() throws Exception;

  abstract void stopProcesses() throws Exception;

  abstract Stream<ProcessHandle> processes() throws IOException;

  public final Path directory() {
    return directory;
  }

  public final Storage open(String database) {
    return open(database, StoreTimeout.PATIENT);
  }

  final Storage open(String database, String timeout) {
    return provider().open(settings(database, timeout));
  }

  private StorageSettings settings(String database, String timeout) {
    return new StorageSettings(
        url(database), Map.of("user", USER, "password", PASSWORD, "timeout", timeout));
  }

  /** What the provider reports about the database of the contract. */
  public final Optional<Schema> schema() {
    return provider().schema(settings(CONTRACT, StoreTimeout.USUAL));
  }

  /** One more way into the database of the contract. */
  public final Storage open() {
    return open(CONTRACT);
  }

  /** The same, where the server is about to be stopped. */
  final Storage openWithTimeout(String timeout) {
    return open(CONTRACT, timeout);
  }

  /** A connection to the database of the contract, past every store. */
  public final Connection connect() throws SQLException {
    return administer(CONTRACT);
  }

  /** Makes a database that is empty. */
  public final void create(String database) {
    execute("", createDatabase(database));
  }

  /** Makes a database in which {@code outsider}, who has the usual password, may only log in. */
  public final void createForNobody(String database) {
    create(database);
    execute("", createOutsider(database));
  }

  abstract String[] createOutsider(String database);

  /** Lets {@code reader}, who has the usual password, read the tables that are in a database. */
  public final void createReader(String database) {
    execute(database, createReaderIn(database));
  }

  abstract String[] createReaderIn(String database);

  /** Makes the database of the contract empty, with one commit. */
  public final void empty() {
    try (Connection connection = administer(CONTRACT);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String table : TABLES) {
        int _ = statement.executeUpdate("DELETE FROM " + table);
      }
      int _ = statement.executeUpdate("UPDATE account_number SET latest = 0");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public final void execute(String database, String... statements) {
    try (Connection connection = administer(database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        boolean _ = statement.execute(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Starts the server for the first time. */
  final void begin(String... statements) {
    start();
    execute("", statements);
    execute("", createDatabase(CONTRACT));
    open().close();
  }

  public final synchronized void start() {
    if (!running) {
      try {
        startProcesses();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      running = true;
    }
  }

  public final synchronized void stop() {
    if (running) {
      running = false;
      try {
        stopProcesses();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Ends all its processes at once, as a power cut would, but for the disk. */
  public final void kill() {
    signal("-KILL");
    stop();
  }

  /** Ends when every thread has stopped, which on a busy machine takes a moment. */
  public final void freeze() {
    signal("-STOP");
    try {
      while (!processes().allMatch(DatabaseServer::isStopped)) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isStopped(ProcessHandle process) {
    try (Stream<Path> threads = Files.list(Path.of("/proc", "" + process.pid(), "task"))) {
      return threads.allMatch(DatabaseServer::isThreadStopped);
    } catch (IOException e) {
      return true; // it has ended
    }
  }

  /** The state stands behind the name, which stands in brackets. */
  private static boolean isThreadStopped(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.startsWith(") T", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return true;
    }
  }

  public final void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      List<String> command = new ArrayList<>(List.of("kill", signal));
      processes().forEach(process -> command.add("" + process.pid()));
      int _ = new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void end() {
    if (running) {
      thaw();
      stop();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        boolean _ = Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
