package dev.tollgate.persistence.jdbc.sql;

import io.micronaut.core.annotation.Nullable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of rows that one statement carries, however many rows there are. A table of
 * parameters has the columns of the rows and one more, {@code n}, which counts them from 1.
 *
 * @param <R> a row
 */
public record Columns<R>(List<Column<R>> all) {

  /** A column; {@code type} is PostgreSQL's name of it. */
  public record Column<R>(String name, String type, Value<R> value) {}

  /** The value of a row in a column; it may be null. */
  public interface Value<R> {

    @Nullable
    Object of(R row);
  }

  public static <R> Column<R> text(String name, Value<R> value) {
    return new Column<>(name, "text", value);
  }

  public static <R> Column<R> number(String name, Value<R> value) {
    return new Column<>(name, "bigint", value);
  }

  public Columns {
    all = List.copyOf(all);
  }

  /** The names, separated by commas. */
  public String names() {
    return all.stream().map(Column::name).collect(Collectors.joining(", "));
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
      Object[] values = rows.stream().map(column.value()::of).toArray();
      statement.setArray(
          ++parameter, statement.getConnection().createArrayOf(column.type(), values));
    }
    statement.setInt(++parameter, rows.size());
    return parameter;
  }
}
