package dev.tollgate.persistence.jdbc.sql;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A table that notes what was changed, for other nodes on the same store. Places are those of a
 * sequence, and times those of the database server.
 *
 * @param subject the column with the key of what was changed
 * @param at the column with the time of the note, in milliseconds since 1970
 */
public record Notes(Tables tables, String table, String subject, String at) {

  public static Notes ofRevocations(Tables tables) {
    return new Notes(tables, "revocation", "token", "revoked_at");
  }

  public static Notes ofClients(Tables tables) {
    return new Notes(tables, "client_change", "client", "changed_at");
  }

  /** The highest place; 0 if there are no notes. */
  public long latest() {
    return tables
        .statements()
        .find("SELECT COALESCE(MAX(place), 0) FROM " + table, RowReader::number)
        .getFirst();
  }

  /** What is made of the place and the subject of each note after a place, in order. */
  public <N> List<N> after(long place, int limit, BiFunction<Long, String, N> note) {
    return tables
        .statements()
        .find(
            "SELECT place, %s FROM %s WHERE place > ? ORDER BY place LIMIT ?"
                .formatted(subject, table),
            row -> note.apply(row.number(), row.text()),
            place,
            limit);
  }

  /**
   * Notes the ids of some rows, to be called in the transaction that changes them.
   *
   * @param rows a table, and a condition that ends with the name of a column
   * @param value what this column contains
   */
  public void add(String rows, String value) {
    String text =
        "INSERT INTO %s (%s, %s) SELECT id, %s FROM %s = ?"
            .formatted(table, subject, at, tables.clock(), rows);
    int _ =
        tables
            .statements()
            .alone(
                connection -> {
                  try (PreparedStatement statement = connection.prepareStatement(text)) {
                    statement.setString(1, value);
                    return statement.executeUpdate();
                  }
                });
  }

  /** Removes notes that are at least this old, the lowest places first. */
  public int trim(Duration age, int limit) {
    long until = new StoreClock(tables).millis() - age.toMillis();
    return tables
        .statements()
        .remove(
            "SELECT place FROM " + table + " ORDER BY place LIMIT ?",
            List.of(limit),
            table,
            at + " <= ? AND place",
            List.of(until));
  }
}
