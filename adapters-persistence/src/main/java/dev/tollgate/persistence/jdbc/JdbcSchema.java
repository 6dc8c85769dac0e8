package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Kinds;
import dev.tollgate.persistence.jdbc.connection.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the tables of a database tell, those of an earlier or a later program as well. */
final class JdbcSchema {

  private static final String VERSION =
      "SELECT version FROM schema_history WHERE success = TRUE ORDER BY installed_rank DESC"
          + " LIMIT 1";

  private static final String OWNED =
      " WHERE c.registration NOT IN (SELECT owner FROM gone_owner)"
          + " AND c.user_id NOT IN (SELECT owner FROM gone_owner)";

  /** What counts a kind, and the table that must be there. */
  private record Count(String table, String query) {

    static Count rows(String table) {
      return new Count(table, "SELECT COUNT(*) FROM " + table);
    }
  }

  /** Kinds whose records are not the rows of a table of that name. */
  private static final Map<String, Count> COUNTS =
      Map.of(
          "document",
          new Count(
              "document_total",
              "SELECT COALESCE(SUM(t.total), 0) FROM document_total t"
                  + " JOIN edition e ON e.id = t.edition JOIN company c ON c.id = e.company"
                  + " WHERE e.live = TRUE"),
          "key",
          new Count("signing_key", "SELECT COUNT(*) FROM signing_key WHERE sealed_private <> ''"),
          "retired_key",
          new Count("signing_key", "SELECT COUNT(*) FROM signing_key WHERE sealed_private = ''"),
          "assertion",
          Count.rows("spent_assertion"),
          "user",
          Count.rows("app_user"),
          "grant",
          Count.rows("user_grant"),
          "authorization_code",
          new Count("authorization_code", "SELECT COUNT(*) FROM authorization_code c" + OWNED),
          "refresh_token",
          new Count(
              "refresh_token",
              "SELECT COUNT(*) FROM refresh_token r JOIN authorization_code c ON c.digest = r.code"
                  + OWNED),
          "token",
          new Count(
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
      Map<String, Long> counts = new HashMap<>();
      for (Kind<?> kind : Kinds.ALL) {
        Count count = COUNTS.getOrDefault(kind.name(), Count.rows(kind.name()));
        if (isThere(connection, count.table())) {
          counts.put(kind.name(), number(statement, count.query()).orElse(0));
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
