package dev.tollgate.persistence.jdbc;

import static dev.tollgate.persistence.jdbc.SomeTokens.NOW;
import static dev.tollgate.persistence.jdbc.SomeTokens.aToken;
import static dev.tollgate.persistence.jdbc.SomeTokens.adds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Token;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Provokes rows of {@link DatabaseErrors} on a real server, through a store of one database. */
final class ProvokedErrors implements AutoCloseable {

  /** Sessions of MariaDB with a revocation under way, by their ids. */
  static final String MARIADB_WAITING =
      "SELECT id FROM information_schema.processlist"
          + " WHERE info LIKE 'UPDATE token SET revoked_at%'";

  private final Product product;
  private final DatabaseServer server;
  private final String database;
  private final String endSessions;
  private final Function<String, Storage> open;
  private final Storage store;

  /** Something to do that may fail. */
  interface Step {

    void run() throws Exception;
  }

  /**
   * Opens the store.
   *
   * @param open opens the store with this timeout
   * @param endSessions ends all sessions of the database but the one that says so
   */
  ProvokedErrors(
      Product product,
      DatabaseServer server,
      String database,
      String endSessions,
      Function<String, Storage> open) {
    this.product = product;
    this.server = server;
    this.database = database;
    this.endSessions = endSessions;
    this.open = open;
    this.store = open.apply(StoreTimeout.USUAL);
  }

  Storage store() {
    return store;
  }

  /**
   * Sees a lasting error, which new sessions have, too: requests are 503 and name it, {@code
   * /health} says what the table says, and service resumes once the cause is gone.
   */
  void lasts(String code, Step cause, Step end) throws Exception {
    assertTrue(adds(store));
    cause.run();
    try {
      StoreUnavailable failure = failure(code);

      assertMeant(code, failure);
      assertEquals(row(code).health(), isHealthy(store), code + " and health");
    } finally {
      end.run();
    }
    Eventually.holds("service resumes after " + code, () -> adds(store) && isHealthy(store));
  }

  /** The first failures may be those of sessions that were just ended. */
  private StoreUnavailable failure(String code) throws InterruptedException {
    StoreUnavailable[] last = new StoreUnavailable[1];
    Eventually.holds(
        "a request fails with " + code,
        () -> {
          try {
            boolean _ = store.tokens().add(aToken());
            return false;
          } catch (StoreUnavailable e) {
            last[0] = e;
            return e.getMessage().contains(code);
          }
        });
    return last[0];
  }

  /** Sees an error that one statement has, because another transaction holds its row. */
  void isOfOneStatement(String code, Step meanwhile) throws Exception {
    try (Storage patient = open.apply(StoreTimeout.PATIENT)) {
      isOfOneStatement(code, meanwhile, patient);
    }
  }

  private void isOfOneStatement(String code, Step meanwhile, Storage patient) throws Exception {
    Token token = aToken();
    assertTrue(patient.tokens().add(token));
    try (Connection other = server.administer(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      boolean _ =
          statement.execute(
              "SELECT id FROM token WHERE id = '" + token.id().value() + "' FOR UPDATE");
      CompletableFuture<Boolean> revoke =
          CompletableFuture.supplyAsync(() -> patient.tokens().revoke(token.id(), NOW));
      meanwhile.run();

      Exception failure = assertThrows(Exception.class, revoke::join);
      boolean healthy = isHealthy(patient);

      assertMeant(code, (StoreUnavailable) failure.getCause());
      assertTrue(healthy, code + " and health");
      other.rollback();
    }
    assertTrue(patient.tokens().revoke(token.id(), NOW));
  }

  /** Sees a deadlock of which this store is the victim, and the request succeeds all the same. */
  void deadlockIsRepeated() throws Exception {
    try (Storage patient = open.apply(StoreTimeout.PATIENT)) {
      deadlockIsRepeated(patient);
    }
  }

  private void deadlockIsRepeated(Storage patient) throws Exception {
    List<Token> tokens = List.of(aToken(), aToken());
    List<String> ids = tokens.stream().map(it -> it.id().value()).sorted().toList();
    tokens.forEach(token -> assertTrue(patient.tokens().add(token)));
    try (Connection other = server.administer(database);
        Statement statement = other.createStatement()) {
      if (product == Product.POSTGRESQL) { // so that the store finds the deadlock, not this session
        boolean _ = statement.execute("SET deadlock_timeout = '1min'");
      }
      other.setAutoCommit(false);
      for (int i = 0; i < 20; i++) {
        int _ =
            statement.executeUpdate(
                "INSERT INTO scope (name, description) VALUES ('"
                    + aToken().id().value()
                    + "', 'x')");
      }
      int _ = statement.executeUpdate(touch(ids.get(1)));
      CompletableFuture<Integer> revoke =
          CompletableFuture.supplyAsync(
              () -> patient.clientTokens().revoke(tokens.stream().map(Token::id).toList(), NOW));
      awaitLockWait(other);
      int _ = statement.executeUpdate(touch(ids.get(0)));
      other.commit();

      int revoked = revoke.join();

      assertEquals(2, revoked);
    }
  }

  private static String touch(String id) {
    return "UPDATE token SET expires_at = expires_at + 1 WHERE id = '" + id + "'";
  }

  private void awaitLockWait(Connection other) throws Exception {
    String waiting =
        product == Product.POSTGRESQL
            ? "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            : MARIADB_WAITING;
    Eventually.holds("the other transaction waits", () -> finds(other, waiting));
  }

  static boolean finds(Connection connection, String query) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeQuery(query).next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends all sessions, so that new ones are opened with new settings. */
  Step andNewSessions(String... statements) {
    return () -> {
      server.execute("", statements);
      endSessions();
    };
  }

  Step inDatabase(String statement) {
    return () -> server.execute(database, statement);
  }

  void endSessions() {
    server.execute("", endSessions);
  }

  private static boolean isHealthy(Storage store) {
    try {
      store.tokens().probe();
      return true;
    } catch (StoreUnavailable e) {
      return false;
    }
  }

  private DatabaseErrors.Row row(String code) {
    return DatabaseErrors.ROWS.stream()
        .filter(row -> row.product() == product && row.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private void assertMeant(String code, StoreUnavailable failure) {
    assertTrue(failure.getMessage().contains(code.replace("*", "")), failure.getMessage());
    assertTrue(failure.getMessage().contains(row(code).meaning()), failure.getMessage());
  }

  @Override
  public void close() {
    store.close();
  }
}
