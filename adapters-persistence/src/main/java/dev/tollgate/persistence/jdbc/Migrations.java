package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Request;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** Makes the tables, and brings those of an earlier program up to date. */
final class Migrations {

  /** The version of the last script; a database that is there already need not wait for Flyway. */
  static final String NEWEST = "18";

  private static final int ATTEMPTS = 5;
  private static final long PAUSE_NANOS = 300_000_000L;
  private static final String HISTORY = "schema_history";

  private Migrations() {}

  /**
   * Makes or changes the tables unless they are current. Of programs that start at once on a new
   * store, one may trip over what another is just making; it tries again.
   */
  static void run(Database database, Connection connection) {
    for (int left = ATTEMPTS; !isCurrent(connection); left--) {
      try {
        requirePrivileges(database, connection);
        migrate(flyway(database));
        return;
      } catch (FlywayException e) {
        Optional<SQLException> cause = Statements.sqlCause(e);
        if (cause.filter(it -> !isBug(database, it)).isPresent()) {
          throw JdbcStorage.unopened(database, cause.get());
        }
        if (left == 1) {
          throw new StorageMisconfigured(
              "The tables in this database are not Tollgate's: restore a backup, or name an empty"
                  + " database.",
              e);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /**
   * Finds out at once whether this user may make tables, for which Flyway takes ten seconds: a
   * database asks for the right before it misses the table that is named. What else may be wrong
   * Flyway meets, too.
   */
  private static void requirePrivileges(Database database, Connection connection) {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("CREATE TABLE tollgate_right (LIKE tollgate_nothing)");
    } catch (SQLException e) {
      if (!isMissingTable(database, e) && database.errors().advice(e).isPresent()) {
        throw JdbcStorage.unopened(database, e);
      }
    }
  }

  /** A script may trip over what another program is just creating. */
  private static boolean isBug(Database database, SQLException e) {
    return isMissingTable(database, e)
        || database.errors().row(e).filter(row -> row.request() == Request.BUG).isPresent();
  }

  private static boolean isMissingTable(Database database, SQLException e) {
    return database.errors().row(e).filter(DatabaseErrors.Row::isMissingTable).isPresent();
  }

  private static boolean isCurrent(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet last =
            statement.executeQuery(
                "SELECT version, success FROM "
                    + HISTORY
                    + " ORDER BY installed_rank DESC LIMIT 1")) {
      return last.next() && NEWEST.equals(last.getString(1)) && last.getBoolean(2);
    } catch (SQLException e) {
      return false;
    }
  }

  static Flyway flyway(Database database) {
    return Flyway.configure()
        .dataSource(database.migrationUrl(), database.user(), database.password())
        .locations("classpath:dev/tollgate/persistence/jdbc/migration")
        .table(HISTORY)
        .placeholders(database.words())
        .ignoreMigrationPatterns("*:future")
        .load();
  }

  private static void migrate(Flyway flyway) {
    MigrationInfo current = flyway.info().current();
    if (current != null
        && current.getVersion().compareTo(MigrationVersion.fromVersion(NEWEST)) > 0) {
      throw new StorageMisconfigured(
          "The database was written by a newer Tollgate (tables of version "
              + current.getVersion()
              + "): start that one.");
    }
    var _ = flyway.migrate();
  }
}
