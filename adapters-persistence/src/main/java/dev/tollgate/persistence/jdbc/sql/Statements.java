package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Request;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Session;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * Runs statements. What their errors mean is in {@link DatabaseErrors}: a database that cannot do
 * its work becomes {@link StoreUnavailable}, and a bug of ours stays what it is.
 *
 * @param connections the pool, for the few statements that run past Micronaut Data
 * @param lastFailure why the pool has no connection, where it knows
 * @param isOpen false once the store is closed, when the framework fails in ways of its own
 */
public record Statements(
    TransactionOperations<Connection> transactions,
    DataSource connections,
    DatabaseErrors errors,
    Supplier<Optional<SQLException>> lastFailure,
    BooleanSupplier isOpen) {

  /** How often several verbs that met a deadlock are tried again. */
  private static final int CONFLICTS = 4;

  /** How many keys one statement removes; PostgreSQL takes 65,535 parameters. */
  private static final int KEYS = 1_000;

  /** Runs a statement, and once more if it surely did not happen and may succeed then. */
  public <T> T run(Supplier<T> statement) {
    try {
      return statement.get();
    } catch (RuntimeException e) {
      if (request(e) != Request.RETRY || transactions.findTransactionStatus().isPresent()) {
        throw meant(e);
      }
    }
    try {
      return statement.get();
    } catch (RuntimeException e) {
      throw meant(e);
    }
  }

  private RuntimeException meant(RuntimeException e) {
    if (!isOpen.getAsBoolean()) {
      return new StoreUnavailable("the store is closed", e);
    }
    return switch (request(e)) {
      case BUG, TAKEN -> e;
      case RETRY, UNAVAILABLE -> unavailable(e, sqlCause(e).orElseThrow());
    };
  }

  private StoreUnavailable unavailable(RuntimeException e, SQLException cause) {
    if (isFromPool(cause)) {
      return new StoreUnavailable(
          "no connection to the database" + lastFailure.get().map(this::because).orElse(""), e);
    }
    return new StoreUnavailable(
        errors.describe(cause),
        errors
            .advice(cause)
            .<RuntimeException>map(advice -> new StorageMisconfigured(advice, e))
            .orElse(e));
  }

  private String because(SQLException failure) {
    return " (" + errors.describe(failure) + ")";
  }

  /** Runs one statement, in one round trip and a transaction of its own unless one is under way. */
  public <T> T alone(OnConnection<T> statement) {
    return run(() -> onConnection(statement));
  }

  private <T> T onConnection(OnConnection<T> statement) {
    Optional<Connection> outer =
        transactions
            .findTransactionStatus()
            .map(TransactionStatus::getConnection)
            .map(Connection.class::cast);
    try {
      if (outer.isPresent()) {
        return statement.run(outer.get());
      }
      try (Connection connection = connections.getConnection()) {
        return statement.run(connection);
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** The rows that a query finds. */
  public <T> List<T> find(String query, RowMapper<T> mapper, Object... parameters) {
    return alone(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            int _ = bind(statement, 0, List.of(parameters));
            return rows(statement, mapper);
          }
        });
  }

  /**
   * PostgreSQL: the rows that a query finds for any of several keys. Its parameters are the keys
   * and their number.
   */
  public <T> List<T> findAny(String query, RowMapper<T> mapper, List<String> keys) {
    return alone(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray(String[]::new)));
            statement.setInt(2, keys.size());
            return rows(statement, mapper);
          }
        });
  }

  /** Removes rows whose time has come, up to {@code limit} of them, the earliest first. */
  public int removeDue(String table, String key, String column, long now, int limit) {
    return remove(
        "SELECT %s FROM %s WHERE %s <= ? ORDER BY %s LIMIT ?".formatted(key, table, column, column),
        List.of(now, limit),
        table,
        column + " <= ? AND " + key,
        List.of(now));
  }

  /**
   * Removes the rows whose keys a query finds. Not in one statement: for each row that it removes,
   * H2 would run the query again.
   *
   * @param find has a parameter for each of {@code sought}
   * @param condition what the rows have to be like still, with a parameter for each of {@code
   *     values}, and the name of the key
   */
  public int remove(String find, List<?> sought, String table, String condition, List<?> values) {
    List<Object> keys = find(find, RowReader::value, sought.toArray());
    int removed = 0;
    for (int first = 0; first < keys.size(); first += KEYS) {
      List<Object> some = keys.subList(first, Math.min(first + KEYS, keys.size()));
      String places = String.join(", ", Collections.nCopies(some.size(), "?"));
      removed +=
          remove(
              "DELETE FROM " + table + " WHERE " + condition + " IN (" + places + ")",
              values,
              some);
    }
    return removed;
  }

  private int remove(String text, List<?> values, List<?> keys) {
    return alone(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(text)) {
            int bound = bind(statement, 0, values);
            int _ = bind(statement, bound, keys);
            return statement.executeUpdate();
          }
        });
  }

  private static int bind(PreparedStatement statement, int before, List<?> values)
      throws SQLException {
    int parameter = before;
    for (Object value : values) {
      statement.setObject(++parameter, value);
    }
    return parameter;
  }

  /** Whether this thread is in a transaction, whose writes others do not see. */
  public boolean isInTransaction() {
    return transactions.findTransactionStatus().isPresent();
  }

  /** The rows that a statement returns. */
  public static <T> List<T> rows(PreparedStatement statement, RowMapper<T> mapper)
      throws SQLException {
    List<T> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(mapper.map(new RowReader(rows)));
      }
    }
    return found;
  }

  /** Makes a value of a row. */
  public interface RowMapper<T> {

    T map(RowReader row) throws SQLException;
  }

  private static DataAccessException failed(SQLException e) {
    return new DataAccessException("a statement failed", e);
  }

  /** All of several statements, or none. */
  public <T> T together(Supplier<T> several) {
    return together(_ -> several.get());
  }

  /** All of several statements, or none. */
  public <T> T together(OnConnection<T> several) {
    return run(() -> transaction(several));
  }

  /** Statements on the connection of a transaction. */
  public interface OnConnection<T> {

    T run(Connection connection) throws SQLException;
  }

  /** What went wrong first is told: on a connection that was lost, the rollback fails, too. */
  private <T> T transaction(OnConnection<T> several) {
    AtomicReference<RuntimeException> first = new AtomicReference<>();
    try {
      return transactions.executeWrite(
          status -> {
            try {
              return several.run(status.getConnection());
            } catch (SQLException e) {
              first.set(failed(e));
            } catch (RuntimeException e) {
              first.set(e);
            }
            throw first.get();
          });
    } catch (RuntimeException e) {
      throw first.get() == null ? e : first.get();
    }
  }

  /** All of several statements, or none. */
  public void perform(Runnable several) {
    int _ = together(() -> one(several));
  }

  /** All of several changes if each of them applies; otherwise none, and false. */
  public boolean allOrNone(BooleanSupplier several) {
    return run(
        () ->
            transactions.executeWrite(
                status -> {
                  boolean applies = several.getAsBoolean();
                  if (!applies) {
                    status.setRollbackOnly();
                  }
                  return applies;
                }));
  }

  /** Which statements of a batch changed the one row that they are about. */
  public static List<Boolean> changed(int[] counts) {
    return Arrays.stream(counts).mapToObj(Statements::isOne).toList();
  }

  private static boolean isOne(int count) {
    return switch (count) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalStateException("the driver hides how many rows a batch changed");
    };
  }

  /** The verdicts on writes: true for those whose place, from 1, the statement returns. */
  public static List<Boolean> verdicts(PreparedStatement statement, int writes)
      throws SQLException {
    Set<Long> succeeded = Set.copyOf(rows(statement, RowReader::number));
    return LongStream.rangeClosed(1, writes).mapToObj(succeeded::contains).toList();
  }

  /**
   * All of several verbs if they succeed; none if they throw, or answer with {@code false}. Each of
   * them may run several statements, so conflicts with others are likelier, and tried again.
   */
  public Object undoneIfFalse(Supplier<?> verbs) {
    for (int left = CONFLICTS; ; left--) {
      try {
        return together(_ -> rolledBackIfFalse(verbs.get()));
      } catch (StoreUnavailable e) {
        if (left == 0 || !isRolledBack(e)) {
          throw e;
        }
      }
    }
  }

  private Object rolledBackIfFalse(Object answer) {
    if (Boolean.FALSE.equals(answer)) {
      transactions.findTransactionStatus().orElseThrow().setRollbackOnly();
    }
    return answer;
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
    return run(() -> isNew(() -> transaction(_ -> one(inserts))));
  }

  /** Like {@link #addTogether}, and false unless the condition holds in the same transaction. */
  public boolean addTogether(BooleanSupplier condition, Runnable inserts) {
    return run(() -> isNew(() -> transaction(_ -> condition.getAsBoolean() ? one(inserts) : 0)));
  }

  /** False if a row with this key is there already. */
  public boolean add(Runnable insert) {
    return addOne(() -> one(insert));
  }

  private static int one(Runnable insert) {
    insert.run();
    return 1;
  }

  private boolean isNew(IntSupplier insert) {
    try {
      return insert.getAsInt() == 1;
    } catch (RuntimeException e) {
      if (request(e) == Request.TAKEN) {
        return false;
      }
      throw e;
    }
  }

  public static Optional<SQLException> sqlCause(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  /** Whether statements that failed together may succeed one by one. */
  public boolean isRowError(RuntimeException e) {
    return switch (e) {
      case StoreUnavailable unavailable -> isRolledBack(unavailable);
      default -> true;
    };
  }

  private boolean isRolledBack(StoreUnavailable e) {
    return sqlCause(e).flatMap(errors::row).filter(Statements::isConflict).isPresent();
  }

  /** A deadlock or the like; a server that takes no write takes none of them one by one. */
  private static boolean isConflict(DatabaseErrors.Row row) {
    return row.request() == Request.RETRY && row.session() == Session.KEEP;
  }

  private Request request(RuntimeException e) {
    return sqlCause(e)
        .map(
            sql ->
                isFromPool(sql)
                    ? Request.UNAVAILABLE
                    : errors.row(sql).map(DatabaseErrors.Row::request).orElse(Request.UNAVAILABLE))
        .orElse(Request.BUG);
  }

  /** That the pool has no connection is nobody's bug, whatever state it found. */
  private static boolean isFromPool(SQLException e) {
    return e instanceof SQLTransientConnectionException;
  }
}
