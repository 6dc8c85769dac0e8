package dev.tollgate.persistence.jdbc.connection;

import dev.tollgate.application.port.Measurements;
import java.util.Map;

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
 * @param clock an SQL expression: the time of the server in milliseconds since 1970
 * @param errors what its errors mean
 * @param measurements where the pool and the writers report
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
    String clock,
    DatabaseErrors errors,
    Measurements measurements) {

  /** A database that nobody measures. */
  public Database(
      String firstUrl,
      String url,
      String migrationUrl,
      String user,
      String password,
      String driver,
      Map<String, String> words,
      PoolLimits limits,
      int writers,
      String clock,
      DatabaseErrors errors) {
    this(
        firstUrl,
        url,
        migrationUrl,
        user,
        password,
        driver,
        words,
        limits,
        writers,
        clock,
        errors,
        Measurements.NONE);
  }

  /** The same, measured. */
  public Database measuredBy(Measurements reports) {
    return new Database(
        firstUrl,
        url,
        migrationUrl,
        user,
        password,
        driver,
        words,
        limits,
        writers,
        clock,
        errors,
        reports);
  }

  @Override
  public String toString() {
    return "Database[" + driver + "]";
  }
}
