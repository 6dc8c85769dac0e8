package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.persistence.jdbc.ProvokedErrors.Step;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Errors of a real MariaDB, provoked one by one on a user without special privileges. */
@ResourceLock(MariaDbServer.LOCK)
@Tag("full")
class MariaDbErrorsTest {

  private static final String DATABASE = "errors";
  private static final Step NOTHING = () -> {};

  private final MariaDbServer server = MariaDbServer.shared();
  private ProvokedErrors errors;

  @BeforeEach
  void open() {
    server.execute(
        "",
        "DROP DATABASE IF EXISTS errors",
        "CREATE DATABASE errors",
        "CREATE OR REPLACE USER plain IDENTIFIED BY 'plain'",
        "GRANT ALL ON errors.* TO plain");
    errors = new ProvokedErrors(Product.MARIADB, server, DATABASE, "KILL USER plain", this::open);
  }

  private Storage open(String timeout) {
    return server
        .provider()
        .open(
            new StorageSettings(
                server.url(DATABASE),
                Map.of("user", "plain", "password", "plain", "timeout", timeout)));
  }

  @AfterEach
  void close() {
    errors.close();
  }

  private Step global(String setting) {
    return errors.andNewSessions("SET GLOBAL " + setting);
  }

  @Test
  void readOnly() throws Exception {
    errors.lasts(
        "1290",
        () -> server.execute("", "SET GLOBAL read_only = 1"),
        () -> server.execute("", "SET GLOBAL read_only = 0"));
  }

  @Test
  void missingPrivilege() throws Exception {
    errors.lasts(
        "1142",
        errors.andNewSessions("REVOKE INSERT ON errors.* FROM plain"),
        () -> server.execute("", "GRANT INSERT ON errors.* TO plain"));
  }

  @Test
  void undefinedTable() throws Exception {
    errors.lasts(
        "1146",
        errors.inDatabase("RENAME TABLE token TO away"),
        errors.inDatabase("RENAME TABLE away TO token"));
  }

  @Test
  void tooManyConnectionsOfTheUser() throws Exception {
    String limit = "ALTER USER plain WITH MAX_USER_CONNECTIONS ";
    List<Connection> taken = new ArrayList<>();
    errors.lasts(
        "1226",
        () -> {
          server.execute("", limit + 1, "KILL USER plain");
          taken.add(DriverManager.getConnection(server.url(DATABASE), "plain", "plain"));
        },
        () -> {
          taken.getFirst().close();
          server.execute("", limit + 0);
        });
  }

  @Test
  void lockWaitTimeout() throws Exception {
    global("innodb_lock_wait_timeout = 1").run();
    try {
      errors.isOfOneStatement("1205", NOTHING);
    } finally {
      server.execute("", "SET GLOBAL innodb_lock_wait_timeout = 50");
    }
  }

  @Test
  void maxStatementTime() throws Exception {
    global("max_statement_time = 1").run();
    try {
      errors.isOfOneStatement("1969", NOTHING);
    } finally {
      server.execute("", "SET GLOBAL max_statement_time = 0");
    }
  }

  @Test
  void statementKilled() throws Exception {
    errors.isOfOneStatement("1317", () -> killWhatWaits("QUERY"));
  }

  @Test
  void connectionKilledAndTheDriverFindsItClosed() throws Exception {
    errors.isOfOneStatement("08*", () -> killWhatWaits("CONNECTION"));
  }

  private void killWhatWaits(String what) throws Exception {
    try (Connection connection = server.administer("");
        Statement statement = connection.createStatement()) {
      Eventually.holds(
          "a statement waits",
          () -> ProvokedErrors.finds(connection, ProvokedErrors.MARIADB_WAITING));
      try (ResultSet ids = statement.executeQuery(ProvokedErrors.MARIADB_WAITING)) {
        boolean _ = ids.next();
        server.execute("", "KILL " + what + " " + ids.getLong(1));
      }
    }
  }

  @Test
  void deadlock() throws Exception {
    errors.deadlockIsRepeated();
  }
}
