package dev.tollgate.persistence.jdbc.connection;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;

/**
 * What one kind of database needs, and where one of them is.
 *
 * @param firstUrl what the first connection opens; it may make the database, which {@code url}
 *     never does
 * @param migrationUrl like {@code url}, for statements that take long
 * @param driver the class name of the JDBC driver
 * @param words what the migrations leave open: the types {@code id}, {@code name}, {@code text},
 *     {@code document} and {@code sequence}, and clauses that differ
 * @param writers how many commits of tokens it takes at a time before they had better share one
 * @param mend what to do about an error that no waiting mends, in one sentence; empty if it may
 *     pass
 */
public record Database(
    String firstUrl,
    String url,
    String migrationUrl,
    String user,
    String password,
    String driver,
    Map<String, String> words,
    PoolLimits limits,
    int writers,
    Function<SQLException, String> mend) {

  @Override
  public String toString() {
    return "Database[" + driver + "]";
  }
}
