package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.persistence.jdbc.connection.Database;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Runs statements. A database that does not answer becomes {@link StoreUnavailable}, and so does
 * one that keeps this user from a statement; what else the database finds wrong with a statement is
 * our mistake and stays what it is.
 *
 * @param mend as in {@link Database}
 */
public record Statements(
    TransactionOperations<Connection> transactions, Function<SQLException, String> mend) {

  private static final String TAKEN = "23505";
  private static final int TAKEN_IN_MARIADB = 1062;

  public <T> T run(Supplier<T> statement) {
    try {
      return statement.get();
    } catch (RuntimeException e) {
      String sentence = sqlCause(e).filter(Statements::isOfDatabase).map(mend).orElse("");
      if (!sentence.isEmpty()) {
        throw new StoreUnavailable("the database refuses", new StorageMisconfigured(sentence, e));
      }
      throw isOurMistake(e) ? e : new StoreUnavailable("the database does not answer", e);
    }
  }

  /** All of several statements, or none. */
  public <T> T together(Supplier<T> several) {
    return run(() -> transactions.executeWrite(status -> several.get()));
  }

  /** All of several statements, or none. */
  public <T> T together(OnConnection<T> several) {
    return run(() -> transactions.executeWrite(status -> several.run(status.getConnection())));
  }

  /** Statements on the connection of a transaction. */
  public interface OnConnection<T> {

    T run(Connection connection) throws SQLException;
  }

  /** All of several statements, or none. */
  public void perform(Runnable several) {
    int _ = together(() -> one(several));
  }

  /** Whether a statement changed the one row that it is about. */
  public boolean changeOne(IntSupplier statement) {
    return run(statement::getAsInt) == 1;
  }

  /** Like {@link #changeOne}, and false if a row with this key is there already. */
  public boolean addOne(IntSupplier insert) {
    return run(() -> isNew(insert));
  }

  /** All of several insertions, or none. */
  public boolean addTogether(Runnable inserts) {
    return run(() -> isNew(() -> transactions.executeWrite(status -> one(inserts))));
  }

  /** Like {@link #addTogether}, and false unless the condition holds in the same transaction. */
  public boolean addTogether(BooleanSupplier condition, Runnable inserts) {
    return run(
        () ->
            isNew(
                () ->
                    transactions.executeWrite(
                        status -> condition.getAsBoolean() ? one(inserts) : 0)));
  }

  /** False if a row with this key is there already. */
  public boolean add(Runnable insert) {
    return addOne(() -> one(insert));
  }

  private static int one(Runnable insert) {
    insert.run();
    return 1;
  }

  private static boolean isNew(IntSupplier insert) {
    try {
      return insert.getAsInt() == 1;
    } catch (RuntimeException e) {
      if (sqlCause(e).filter(Statements::isTaken).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isTaken(SQLException e) {
    return TAKEN.equals(e.getSQLState()) || e.getErrorCode() == TAKEN_IN_MARIADB;
  }

  public static Optional<SQLException> sqlCause(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** Whether statements that failed together may succeed one by one; 40 is a deadlock. */
  public static boolean isFaultOfOne(RuntimeException e) {
    return isOurMistake(e)
        || sqlCause(e)
            .map(SQLException::getSQLState)
            .filter(state -> state.startsWith("40"))
            .isPresent();
  }

  /**
   * Data that do not fit (22), constraints (23) and syntax (42), or no trouble of a database at
   * all. That the pool has no connection is never our mistake, whatever state it found.
   */
  public static boolean isOurMistake(RuntimeException e) {
    Optional<SQLException> sql = sqlCause(e);
    return sql.isEmpty()
        || sql.filter(Statements::isOfDatabase)
            .map(SQLException::getSQLState)
            .filter(state -> state.matches("(22|23|42).*"))
            .isPresent();
  }

  private static boolean isOfDatabase(SQLException e) {
    return !(e instanceof SQLTransientConnectionException);
  }
}
