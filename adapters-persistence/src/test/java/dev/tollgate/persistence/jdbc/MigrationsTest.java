package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import dev.tollgate.persistence.jdbc.connection.PoolLimits;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

  @TempDir private Path directory;

  @BeforeEach
  void makeTheTables() {
    new H2Outage(directory).open().close();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = new H2Outage(directory).connect();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private String refusal() {
    return assertThrows(StorageMisconfigured.class, () -> new H2Outage(directory).open().close())
        .getMessage();
  }

  @Test
  void theLastScriptIsTheNewestVersionThatTheProgramKnows() {
    String url = "jdbc:h2:mem:scripts";
    Database database =
        new Database(
            url,
            url,
            url,
            "sa",
            "",
            "org.h2.Driver",
            Map.of(),
            PoolLimits.of(Map.of()),
            1,
            "0",
            new DatabaseErrors(Product.H2, "memory"));

    MigrationInfo[] scripts = Migrations.flyway(database).info().all();

    assertEquals(Migrations.NEWEST, scripts[scripts.length - 1].getVersion().getVersion());
  }

  @Test
  void aDriverThatIsMissingIsNamed() {
    Database database =
        new Database(
            "jdbc:none:x",
            "jdbc:none:x",
            "jdbc:none:x",
            "sa",
            "",
            "com.example.MissingDriver",
            Map.of(),
            PoolLimits.of(Map.of()),
            1,
            "0",
            new DatabaseErrors(Product.H2, "memory"));

    String refusal =
        assertThrows(StorageMisconfigured.class, () -> JdbcStorage.open(database).close())
            .getMessage();

    assertEquals(
        "The JDBC driver com.example.MissingDriver is missing: put its jar beside Tollgate's other"
            + " libraries.",
        refusal);
  }

  @Test
  void aDatabaseOfANewerProgramIsRefused() throws SQLException {
    execute(
        "INSERT INTO schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, TRUE)");

    String refusal = refusal();

    assertTrue(refusal.contains("newer Tollgate (tables of version 99)"), refusal);
  }

  @Test
  void aDatabaseWhoseMigrationFailedIsRefused() throws SQLException {
    execute("UPDATE schema_history SET success = FALSE");

    String refusal = refusal();

    assertTrue(refusal.contains("backup"), refusal);
  }

  @Test
  void aMigrationThatWasInterruptedIsFinished() throws SQLException {
    execute("DELETE FROM schema_history");
    execute("DROP TABLE document");

    try (Storage storage = new H2Outage(directory).open()) {

      assertEquals(0, storage.scopes().all().size());
    }
  }
}
