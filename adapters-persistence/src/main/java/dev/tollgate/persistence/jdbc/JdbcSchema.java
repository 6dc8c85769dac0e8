package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.EntryKind;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.persistence.jdbc.connection.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the tables of a database tell, those of an earlier or a later program as well. */
final class JdbcSchema {

  private static final String VERSION =
      "SELECT version FROM schema_history WHERE success = TRUE ORDER BY installed_rank DESC"
          + " LIMIT 1";

  /** What counts a kind, and the table that must be there. */
  private record Count(EntryKind kind, String table, String query) {

    static Count rows(EntryKind kind, String table) {
      return new Count(kind, table, "SELECT COUNT(*) FROM " + table);
    }
  }

  private static final List<Count> COUNTS =
      List.of(
          Count.rows(EntryKind.SCOPE, "scope"),
          Count.rows(EntryKind.RESOURCE, "resource"),
          Count.rows(EntryKind.ENTERPRISE, "enterprise"),
          Count.rows(EntryKind.COMPANY, "company"),
          Count.rows(EntryKind.CLIENT, "client"),
          new Count(
              EntryKind.DOCUMENT,
              "document_total",
              "SELECT COALESCE(SUM(t.total), 0) FROM document_total t"
                  + " JOIN edition e ON e.id = t.edition JOIN company c ON c.id = e.company"
                  + " WHERE e.live = TRUE"),
          new Count(
              EntryKind.KEY,
              "signing_key",
              "SELECT COUNT(*) FROM signing_key WHERE sealed_private <> ''"),
          Count.rows(EntryKind.ASSERTION, "spent_assertion"),
          new Count(
              EntryKind.TOKEN,
              "token",
              "SELECT COUNT(*) FROM token WHERE registration NOT IN"
                  + " (SELECT registration FROM gone_registration)"));

  private JdbcSchema() {}

  static Schema of(Database database) {
    try (Connection connection = JdbcStorage.connect(database, database.migrationUrl());
        Statement statement = connection.createStatement()) {
      if (!isThere(connection, "schema_history")) {
        return ofNothing();
      }
      OptionalLong version = number(statement, VERSION);
      Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
      for (Count count : COUNTS) {
        if (isThere(connection, count.table())) {
          counts.put(count.kind(), number(statement, count.query()).orElse(0));
        }
      }
      return new Schema(version.stream().mapToInt(Math::toIntExact).findFirst(), newest(), counts);
    } catch (SQLException e) {
      throw JdbcStorage.unopened(database, e);
    }
  }

  /** Before anything was ever stored. */
  static Schema ofNothing() {
    return new Schema(OptionalInt.empty(), newest(), Map.of());
  }

  private static int newest() {
    return Integer.parseInt(Migrations.NEWEST);
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    try (ResultSet found =
        connection
            .getMetaData()
            .getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
      return found.next();
    }
  }

  private static OptionalLong number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
    }
  }
}
