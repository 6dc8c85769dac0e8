package dev.tollgate.persistence.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pool does with a connection on which a driver throws, for every row of the table. */
class BrokenConnectionsTest {

  private final List<Boolean> replaced = new ArrayList<>();

  static List<Row> rows() {
    return DatabaseErrors.ROWS;
  }

  private static SQLException error(Row row) {
    String code = row.code().replace("*", "000");
    return row.product() == Product.POSTGRESQL || row.code().endsWith("*")
        ? new SQLException("thrown", code)
        : new SQLException("thrown", "HY000", Integer.parseInt(code));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aConnectionIsKeptOrDiscardedAsTheTableSays(Row row) throws SQLException {
    Statement statement = mock();
    doThrow(error(row)).when(statement).execute("write");
    Connection connection = mock();
    when(connection.createStatement()).thenReturn(statement);
    when(connection.isValid(anyInt())).thenReturn(true);
    DataSource driver = mock();
    when(driver.getConnection()).thenReturn(connection);
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(driver);
    settings.setMinimumIdle(0);
    settings.setExceptionOverride(
        new BrokenConnections(new DatabaseErrors(row.product(), "there"), replaced::add));
    boolean discarded;
    try (HikariDataSource pool = new HikariDataSource(settings)) {
      try (Connection pooled = pool.getConnection();
          Statement write = pooled.createStatement()) {
        SQLException _ = assertThrows(SQLException.class, () -> write.execute("write"));
        discarded = pooled.isClosed();
      }
    }

    assertEquals(
        switch (row.session()) {
          case KEEP -> "false []";
          case DISCARD -> "true []";
          case DISCARD_ALL -> "true [false]";
          case WRITABLE_ONLY -> "true [true]";
        },
        discarded + " " + replaced);
  }
}
