package dev.tollgate.persistence.jdbc.connection;

import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets the sessions of a Galera cluster see what any member has acknowledged. Without it, a token
 * that was just issued through one member may be unknown to another.
 */
final class CausalReads {

  private static final String IS_MEMBER = "SHOW VARIABLES LIKE 'wsrep_on'";

  /** Reads, updates and insertions wait until the member has applied what came before them. */
  private static final String WAIT = "SET SESSION wsrep_sync_wait = 7";

  private CausalReads() {}

  /** The same connection; closed if it cannot be prepared. */
  static Connection of(Product product, Connection connection) throws SQLException {
    if (product != Product.MARIADB) {
      return connection;
    }
    try (Statement statement = connection.createStatement()) {
      if (isMember(statement)) {
        boolean _ = statement.execute(WAIT);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static boolean isMember(Statement statement) throws SQLException {
    try (ResultSet variable = statement.executeQuery(IS_MEMBER)) {
      return variable.next() && variable.getString(2).equals("ON");
    }
  }
}
