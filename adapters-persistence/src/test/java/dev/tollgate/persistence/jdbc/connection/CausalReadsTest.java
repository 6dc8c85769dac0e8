package dev.tollgate.persistence.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CausalReadsTest {

  private final Connection connection = mock(Connection.class);
  private final Statement statement = mock(Statement.class);
  private final ResultSet variable = mock(ResultSet.class);

  @BeforeEach
  void answer() throws SQLException {
    when(connection.createStatement()).thenReturn(statement);
    when(statement.executeQuery(anyString())).thenReturn(variable);
    when(variable.next()).thenReturn(true);
  }

  @Test
  void aSessionOfAGaleraClusterWaitsForWhatOthersAcknowledged() throws SQLException {
    when(variable.getString(2)).thenReturn("ON");

    assertSame(connection, CausalReads.of(Product.MARIADB, connection));

    boolean _ = verify(statement).execute("SET SESSION wsrep_sync_wait = 7");
  }

  @Test
  void aServerThatReplicatesToNobodyIsLeftAsItIs() throws SQLException {
    when(variable.getString(2)).thenReturn("OFF");

    assertSame(connection, CausalReads.of(Product.MARIADB, connection));

    boolean _ = verify(statement, never()).execute(anyString());
  }

  @Test
  void noOtherDatabaseIsAsked() throws SQLException {
    Connection postgres = mock(Connection.class);

    assertSame(postgres, CausalReads.of(Product.POSTGRESQL, postgres));

    verifyNoInteractions(postgres);
  }

  @Test
  void aConnectionThatCannotBePreparedIsClosed() throws SQLException {
    when(variable.getString(2)).thenThrow(new SQLException("gone", "08000"));

    SQLException _ =
        assertThrows(SQLException.class, () -> CausalReads.of(Product.MARIADB, connection));

    verify(connection).close();
  }
}
