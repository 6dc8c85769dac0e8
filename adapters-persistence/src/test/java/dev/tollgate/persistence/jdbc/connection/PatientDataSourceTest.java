package dev.tollgate.persistence.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PatientDataSourceTest {

  private final SQLException away = new SQLException("refused", "08001");
  private final SQLException wrongPassword = new SQLException("wrong", "28P01");

  private final Connection connection = mock(Connection.class);

  private PatientDataSource source(SQLException... failures) {
    Queue<SQLException> left = new ArrayDeque<>(List.of(failures));
    return new PatientDataSource(
        () -> {
          SQLException failure = left.poll();
          if (failure != null) {
            throw failure;
          }
          return connection;
        },
        Duration.ofMillis(1));
  }

  @Test
  void theFirstFailureIsTold() {
    PatientDataSource source = source(away);

    SQLException told = assertThrows(SQLException.class, source::getConnection);

    assertSame(away, told);
  }

  @Test
  void laterOnItTriesUntilTheServerIsBack() throws SQLException {
    PatientDataSource source = source(away, away, away);
    SQLException _ = assertThrows(SQLException.class, source::getConnection);

    Connection found = source.getConnection("user", "password");

    assertSame(connection, found);
  }

  @Test
  void credentialsThatAreRefusedAreNotTriedAgain() {
    PatientDataSource source = source(away, wrongPassword);
    SQLException _ = assertThrows(SQLException.class, source::getConnection);

    SQLException told = assertThrows(SQLException.class, source::getConnection);

    assertSame(wrongPassword, told);
  }

  @Test
  void anInterruptEndsTheWaiting() {
    PatientDataSource source = source(away, away);
    SQLException _ = assertThrows(SQLException.class, source::getConnection);
    Thread.currentThread().interrupt();

    SQLException told = assertThrows(SQLException.class, source::getConnection);

    assertTrue(Thread.interrupted());
    assertEquals(InterruptedException.class, told.getCause().getClass());
  }
}
