package dev.tollgate.persistence.jdbc;

import static dev.tollgate.persistence.jdbc.SomeTokens.adds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.Eventually;
import dev.tollgate.persistence.jdbc.ProvokedErrors.Step;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Errors of a real PostgreSQL, provoked one by one. */
@ResourceLock(PostgresServer.LOCK)
@Tag("full")
class PostgresErrorsTest {

  private static final String DATABASE = "errors";
  private static final Step NOTHING = () -> {};

  private final PostgresServer server = PostgresServer.shared();
  private ProvokedErrors errors;

  @BeforeEach
  void open() {
    server.execute("", "DROP DATABASE IF EXISTS errors WITH (FORCE)");
    server.create(DATABASE);
    errors =
        new ProvokedErrors(
            Product.POSTGRESQL,
            server,
            DATABASE,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'errors'",
            timeout -> server.open(DATABASE, timeout));
  }

  @AfterEach
  void close() {
    errors.close();
  }

  private Step setting(String setting) {
    return errors.andNewSessions("ALTER DATABASE errors SET " + setting);
  }

  private Step reset(String setting) {
    return () -> server.execute("", "ALTER DATABASE errors RESET " + setting);
  }

  @Test
  void readOnly() throws Exception {
    errors.lasts(
        "25006",
        setting("default_transaction_read_only = on"),
        reset("default_transaction_read_only"));
  }

  @Test
  void missingPrivilege() throws Exception {
    errors.lasts(
        "42501",
        errors.inDatabase("REVOKE INSERT ON token FROM " + DatabaseServer.USER),
        errors.inDatabase("GRANT INSERT ON token TO " + DatabaseServer.USER));
  }

  @Test
  void undefinedTable() throws Exception {
    errors.lasts(
        "42P01",
        errors.inDatabase("ALTER TABLE token RENAME TO away"),
        errors.inDatabase("ALTER TABLE away RENAME TO token"));
  }

  @Test
  void tooManyConnections() throws Exception {
    String role = "ALTER ROLE " + DatabaseServer.USER + " CONNECTION LIMIT ";
    errors.lasts("53300", errors.andNewSessions(role + 0), () -> server.execute("", role + -1));
  }

  @Test
  void statementTimeout() throws Exception {
    setting("statement_timeout = '1s'").run();

    errors.isOfOneStatement("57014", NOTHING);
  }

  @Test
  void lockTimeout() throws Exception {
    setting("lock_timeout = '300ms'").run();

    errors.isOfOneStatement("55P03", NOTHING);
  }

  @Test
  void adminShutdownOfAStatementUnderWay() throws Exception {
    errors.isOfOneStatement(
        "57P01",
        () -> {
          try (var administrator = server.administer("")) {
            Eventually.holds(
                "a statement ended that waited",
                () ->
                    ProvokedErrors.finds(
                        administrator,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname = 'errors' AND wait_event_type = 'Lock'"));
          }
        });
  }

  @Test
  void deadlock() throws Exception {
    setting("deadlock_timeout = '3s'").run();
    errors.deadlockIsRepeated();
  }

  @Test
  void sessionsThatWereEndedWhileIdleAreMissedByNobody() throws Exception {
    setting("idle_session_timeout = '600ms'").run();
    Eventually.holds("new sessions", () -> adds(errors.store()));
    List<Boolean> added = new ArrayList<>();

    for (int i = 0; i < 4; i++) {
      Thread.sleep(900);
      added.add(adds(errors.store()));
    }

    assertEquals(List.of(true, true, true, true), added);
  }

  @Test
  void aCrashAndTheRecoveryBehindIt() throws Exception {
    long pid =
        server.processes().skip(1).mapToLong(ProcessHandle::pid).max().orElseThrow(); // a session

    int _ = new ProcessBuilder("kill", "-KILL", "" + pid).start().waitFor();

    Eventually.holds("the server has recovered", () -> adds(errors.store()));
    assertEquals(true, adds(errors.store()));
  }
}
