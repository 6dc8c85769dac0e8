package dev.tollgate.persistence.jdbc.sql;

import io.micronaut.core.annotation.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the columns of one row from left to right. */
public final class RowReader {

  private final ResultSet row;
  private int column;

  RowReader(ResultSet row) {
    this.row = row;
  }

  /** Null if the column is. */
  @Nullable
  public String text() throws SQLException {
    return row.getString(++column);
  }

  public long number() throws SQLException {
    return row.getLong(++column);
  }

  /** Null if the column is. */
  @Nullable
  public Long optionalNumber() throws SQLException {
    long number = number();
    return row.wasNull() ? null : number;
  }

  /** Of whatever type the column has. */
  Object value() throws SQLException {
    return row.getObject(++column);
  }

  public boolean flag() throws SQLException {
    return row.getBoolean(++column);
  }
}
