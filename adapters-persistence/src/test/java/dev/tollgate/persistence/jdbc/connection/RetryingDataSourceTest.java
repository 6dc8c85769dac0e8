package dev.tollgate.persistence.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RetryingDataSourceTest {

  private final SQLException away = new SQLException("refused", "08001");
  private final SQLException wrongPassword = new SQLException("wrong", "28P01");

  private final Connection connection = mock(Connection.class);

  private RetryingDataSource source(SQLException... failures) {
    Queue<SQLException> left = new ArrayDeque<>(List.of(failures));
    return new RetryingDataSource(
        () -> {
          SQLException failure = left.poll();
          if (failure != null) {
            throw failure;
          }
          return connection;
        },
        new DatabaseErrors(DatabaseErrors.Product.POSTGRESQL, ""),
        Duration.ofMillis(1));
  }

  @Test
  void theFirstFailureIsTold() {
    RetryingDataSource source = source(away);

    SQLException told = assertThrows(SQLException.class, source::getConnection);

    assertSame(away, told);
  }

  @Test
  void laterOnItTriesUntilTheServerIsBack() throws SQLException {
    RetryingDataSource source = source(away, away, away);
    SQLException _ = assertThrows(SQLException.class, source::getConnection);

    Connection found = source.getConnection("user", "password");

    assertSame(connection, found);
  }

  @Test
  void credentialsThatAreRefusedAreNotTriedAgain() {
    RetryingDataSource source = source(away, wrongPassword);
    SQLException _ = assertThrows(SQLException.class, source::getConnection);

    SQLException told = assertThrows(SQLException.class, source::getConnection);

    assertSame(wrongPassword, told);
  }

  @Test
  void onceAServerWasReadOnlyOnlyOneThatTakesWritesWillDo() throws SQLException {
    Statement statement = mock(Statement.class);
    when(connection.createStatement()).thenReturn(statement);
    when(statement.executeUpdate(anyString()))
        .thenThrow(new SQLException("still read-only", "25006"))
        .thenReturn(0);
    RetryingDataSource source = source();
    Connection first = source.getConnection();
    verify(connection, never()).createStatement();

    source.requireWritable();
    Connection second = source.getConnection();

    assertSame(connection, first);
    assertSame(connection, second);
    verify(statement, times(2)).executeUpdate(anyString());
    verify(connection, times(1)).close();
    assertEquals(Optional.empty(), source.lastFailure());
  }

  @Test
  void whyThereIsNoConnectionIsKnown() {
    RetryingDataSource source = source(away);

    SQLException _ = assertThrows(SQLException.class, source::getConnection);

    assertEquals(Optional.of(away), source.lastFailure());
  }

  @Test
  void anInterruptEndsTheWaiting() {
    RetryingDataSource source = source(away, away);
    SQLException _ = assertThrows(SQLException.class, source::getConnection);
    Thread.currentThread().interrupt();

    SQLException told = assertThrows(SQLException.class, source::getConnection);

    assertTrue(Thread.interrupted());
    assertEquals(InterruptedException.class, told.getCause().getClass());
  }
}
