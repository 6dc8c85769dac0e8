package dev.tollgate.persistence.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Request;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Row;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a request whose statement throws, for every row of the table. */
class StatementsTest {

  private static final int ALWAYS = Integer.MAX_VALUE;

  private final TransactionOperations<Connection> transactions = mock();
  private final AtomicInteger attempts = new AtomicInteger();
  private Optional<SQLException> lastFailure = Optional.empty();

  static List<Row> rows() {
    return DatabaseErrors.ROWS;
  }

  private Statements statements(Product product) {
    return new Statements(
        transactions,
        mock(DataSource.class),
        new DatabaseErrors(product, "there"),
        () -> lastFailure,
        () -> true);
  }

  /** What a driver throws in this case, wrapped as it arrives here. */
  private static RuntimeException thrown(Row row) {
    String code = row.code().replace("*", "000");
    SQLException sql =
        row.product() == Product.POSTGRESQL || row.code().endsWith("*")
            ? new SQLException("this names a secret", code)
            : new SQLException("this names a secret", "HY000", Integer.parseInt(code));
    return new DataAccessException("wrapped", sql);
  }

  private int failing(RuntimeException failure, int times) {
    if (attempts.incrementAndGet() <= times) {
      throw failure;
    }
    return 1;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anErrorThatLastsIsToldAsItsRowSays(Row row) {
    RuntimeException failure = thrown(row);

    RuntimeException told =
        assertThrows(
            RuntimeException.class,
            () -> statements(row.product()).run(() -> failing(failure, ALWAYS)));

    switch (row.request()) {
      case BUG, TAKEN -> assertSame(failure, told);
      case RETRY, UNAVAILABLE -> {
        assertEquals(StoreUnavailable.class, told.getClass());
        assertTrue(told.getMessage().contains(row.meaning()), told.getMessage());
        assertFalse(told.getMessage().contains("secret"), told.getMessage());
      }
    }
    assertEquals(row.request() == Request.RETRY ? 2 : 1, attempts.get());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void anErrorThatPassesIsRepeatedOnlyWhereItsRowSaysSo(Row row) {
    RuntimeException failure = thrown(row);

    String outcome;
    try {
      outcome = "" + statements(row.product()).addOne(() -> failing(failure, 1));
    } catch (RuntimeException e) {
      outcome = e.getClass().getSimpleName();
    }

    String expected =
        switch (row.request()) {
          case RETRY -> "true";
          case TAKEN -> "false";
          case BUG -> "DataAccessException";
          case UNAVAILABLE -> "StoreUnavailable";
        };
    assertEquals(expected, outcome);
  }

  @Test
  void insideATransactionNothingIsRepeated() {
    TransactionStatus<?> running = mock();
    when(transactions.findTransactionStatus()).thenAnswer(_ -> Optional.of(running));
    RuntimeException deadlock = new DataAccessException("x", new SQLException("x", "40P01"));

    StoreUnavailable told =
        assertThrows(
            StoreUnavailable.class,
            () -> statements(Product.POSTGRESQL).run(() -> failing(deadlock, 1)));

    assertEquals(1, attempts.get());
    assertTrue(statements(Product.POSTGRESQL).isRowError(told));
  }

  /** Commits that end like this, one after the other; empty is a commit that succeeds. */
  private void commits(List<Optional<SQLException>> ends) {
    Queue<Optional<SQLException>> left = new ArrayDeque<>(ends);
    when(transactions.executeWrite(any()))
        .thenAnswer(
            call -> {
              TransactionCallback<Connection, ?> several = call.getArgument(0);
              Object verdict = several.call(mock());
              Optional<SQLException> end = left.remove();
              if (end.isPresent()) {
                throw new DataAccessException("at the commit", end.get());
              }
              return verdict;
            });
  }

  @Test
  void aCommitWhoseOutcomeIsUnknownIsNotRepeated() {
    commits(List.of(Optional.of(new SQLException("connection lost", "08006")), Optional.empty()));

    assertThrows(
        StoreUnavailable.class,
        () -> statements(Product.POSTGRESQL).together(attempts::incrementAndGet));

    assertEquals(1, attempts.get());
  }

  @Test
  void whatWasRolledBackIsRepeatedAndTheVerdictIsThatOfTheSecondRun() {
    commits(
        List.of(Optional.of(new SQLException("certification", "40001", 1213)), Optional.empty()));

    int verdict = statements(Product.MARIADB).together(attempts::incrementAndGet);

    assertEquals(2, verdict);
    assertEquals(2, attempts.get());
  }

  @Test
  void whatFailedFirstIsToldAndNotWhatCameOfTheRollback() {
    when(transactions.executeWrite(any()))
        .thenAnswer(
            call -> {
              TransactionCallback<Connection, ?> several = call.getArgument(0);
              try {
                return several.call(mock());
              } catch (RuntimeException e) {
                throw new DataAccessException("rollback", new SQLException("connection closed"));
              }
            });

    StoreUnavailable told =
        assertThrows(
            StoreUnavailable.class,
            () ->
                statements(Product.POSTGRESQL)
                    .together(
                        connection -> {
                          throw new SQLException("terminated", "57P01");
                        }));

    assertEquals("PostgreSQL 57P01, admin_shutdown", told.getMessage());
  }

  @Test
  void aPoolWithoutConnectionsTellsWhy() {
    lastFailure = Optional.of(new SQLException("the database system is starting up", "57P03"));
    RuntimeException none =
        new DataAccessException("x", new SQLTransientConnectionException("timeout", "42P01"));

    StoreUnavailable told =
        assertThrows(
            StoreUnavailable.class,
            () -> statements(Product.POSTGRESQL).run(() -> failing(none, 1)));

    assertEquals(
        "no connection to the database (PostgreSQL 57P03, cannot_connect_now (startup,"
            + " recovery))",
        told.getMessage());
    assertFalse(statements(Product.POSTGRESQL).isRowError(told));
  }

  @Test
  void anErrorThatIsNotListedIsAnOutage() {
    RuntimeException odd = new DataAccessException("x", new SQLException("x", "P0001", 7));

    List<String> told = List.of(message(Product.POSTGRESQL, odd), message(Product.MARIADB, odd));

    assertEquals(List.of("PostgreSQL P0001", "MariaDB 7 (SQLSTATE P0001)"), told);
  }

  private String message(Product product, RuntimeException failure) {
    return assertThrows(
            StoreUnavailable.class, () -> statements(product).run(() -> failing(failure, ALWAYS)))
        .getMessage();
  }
}
