package dev.tollgate.persistence.jdbc.sql;

import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The columns of rows that one statement carries, however many rows there are. A table of
 * parameters has the columns of the rows and one more, {@code n}, which counts them from 1.
 *
 * @param <R> a row
 */
public record Columns<R>(List<Column<R>> all) {

  /**
   * A column.
   *
   * @param type PostgreSQL's name of it
   * @param array makes arrays of the type; arrays of objects would travel as escaped text
   */
  public record Column<R>(String name, String type, IntFunction<Object[]> array, Value<R> value) {}

  /** The value of a row in a column; it may be null. */
  public interface Value<R> {

    @Nullable
    Object of(R row);
  }

  public static <R> Column<R> text(String name, Value<R> value) {
    return new Column<>(name, "text", String[]::new, value);
  }

  public static <R> Column<R> number(String name, Value<R> value) {
    return new Column<>(name, "bigint", Long[]::new, value);
  }

  public Columns {
    all = List.copyOf(all);
  }

  /** The names, separated by commas. */
  public String names() {
    return all.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** The names, separated by commas, of a table with an alias. */
  public String names(String alias) {
    return all.stream().map(it -> alias + "." + it.name()).collect(Collectors.joining(", "));
  }

  /** Inserts rows, all or none. */
  public void insert(Connection connection, String table, List<R> rows) throws SQLException {
    String row = "(" + String.join(", ", Collections.nCopies(all.size(), "?")) + ")";
    String values = String.join(", ", Collections.nCopies(rows.size(), row));
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO " + table + " (" + names() + ") VALUES " + values)) {
      int parameter = 0;
      for (R each : rows) {
        parameter = set(statement, parameter, each);
      }
      int _ = statement.executeUpdate();
    }
  }

  /**
   * Adds rows, all or none, with the verdict on each. One alone is refused if its key is taken;
   * several fail then.
   */
  public List<Boolean> add(Statements statements, String table, List<R> rows) {
    if (rows.size() == 1) {
      return List.of(statements.add(() -> insertAlone(statements, table, rows)));
    }
    insertAlone(statements, table, rows);
    return Collections.nCopies(rows.size(), true);
  }

  private void insertAlone(Statements statements, String table, List<R> rows) {
    int _ =
        statements.alone(
            connection -> {
              insert(connection, table, rows);
              return rows.size();
            });
  }

  /** PostgreSQL: the statement for {@link #addNew}. The first column is the key of the table. */
  public String addition(String table) {
    return "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s p ON CONFLICT DO NOTHING RETURNING %4$s"
        .formatted(table, names(), parameters(), all.getFirst().name());
  }

  /** PostgreSQL: adds those rows whose keys are not taken, with the verdict on each. */
  public List<Boolean> addNew(Statements statements, String addition, List<R> rows) {
    Set<String> added =
        statements.alone(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(addition)) {
                int _ = bind(statement, 0, rows);
                return new HashSet<>(Statements.rows(statement, RowReader::text));
              }
            });
    return rows.stream().map(row -> added.remove(all.getFirst().value().of(row))).toList();
  }

  /**
   * Sets parameters to the values of a row.
   *
   * @param before the parameters in front of them
   * @return the parameters so far
   */
  public int set(PreparedStatement statement, int before, R row) throws SQLException {
    int parameter = before;
    for (Column<R> column : all) {
      statement.setObject(++parameter, column.value().of(row));
    }
    return parameter;
  }

  /**
   * PostgreSQL: a table of parameters for {@link #bind}. Its limit is the number of rows: without
   * one, a plan that is made before that number is known would read whole tables for a few rows.
   */
  public String parameters() {
    return all.stream()
        .map(column -> "?::" + column.type() + "[]")
        .collect(
            Collectors.joining(
                ", ",
                "(SELECT * FROM unnest(",
                ") WITH ORDINALITY AS p (" + names() + ", n) LIMIT ?)"));
  }

  /**
   * Binds rows to a table of parameters.
   *
   * @param before the parameters in front of those of the table
   * @return the parameters so far
   */
  public int bind(PreparedStatement statement, int before, List<R> rows) throws SQLException {
    int parameter = before;
    for (Column<R> column : all) {
      Object[] values = rows.stream().map(column.value()::of).toArray(column.array());
      statement.setArray(
          ++parameter, statement.getConnection().createArrayOf(column.type(), values));
    }
    statement.setInt(++parameter, rows.size());
    return parameter;
  }
}
