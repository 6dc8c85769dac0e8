package dev.tollgate.persistence.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Request;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Row;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseErrorsTest {

  private static String line(Row row) {
    return "| %s | `%s` | %s | %s | %s | %s |"
        .formatted(
            row.product().title(),
            row.code(),
            row.meaning(),
            row.session().word(),
            row.request().word(),
            row.health() ? "200" : "503");
  }

  @Test
  void theDocumentHasTheSameTable() throws IOException {
    List<String> documented =
        Files.readAllLines(Path.of("../docs/storage.md")).stream()
            .filter(line -> line.matches("\\| (PostgreSQL|MariaDB|H2) \\| `.*"))
            .toList();

    assertEquals(DatabaseErrors.ROWS.stream().map(DatabaseErrorsTest::line).toList(), documented);
  }

  @Test
  void noErrorHasTwoRows() {
    List<String> codes =
        DatabaseErrors.ROWS.stream().map(row -> row.product() + row.code()).toList();

    assertEquals(codes.stream().distinct().toList(), codes);
  }

  @Test
  void onlyWhatSurelyDidNotHappenIsRepeated() {
    List<String> repeated =
        DatabaseErrors.ROWS.stream()
            .filter(row -> row.request() == Request.RETRY)
            .map(row -> row.product().title() + " " + row.code())
            .toList();

    assertEquals(
        List.of(
            "PostgreSQL 25006",
            "PostgreSQL 40001",
            "PostgreSQL 40P01",
            "PostgreSQL 57P05",
            "MariaDB 1290",
            "MariaDB 1792",
            "MariaDB 1836",
            "MariaDB 1047",
            "MariaDB 1213",
            "MariaDB 1020",
            "H2 40001",
            "H2 90131",
            "H2 90097"),
        repeated);
  }

  @Test
  void anErrorHasTheRowOfItsCodeOrElseOfItsClass() {
    DatabaseErrors postgres = new DatabaseErrors(Product.POSTGRESQL, "there");
    DatabaseErrors mariaDb = new DatabaseErrors(Product.MARIADB, "there");

    assertEquals(Session.WRITABLE_ONLY, session(postgres, new SQLException("x", "25006")));
    assertEquals(Session.DISCARD, session(postgres, new SQLException("x", "08P01")));
    assertEquals(Optional.empty(), postgres.row(new SQLException("x", "P0001")));
    assertEquals(Optional.empty(), postgres.row(new SQLException("x")));
    assertEquals(Session.WRITABLE_ONLY, session(mariaDb, new SQLException("x", "HY000", 1290)));
    assertEquals(Session.DISCARD_ALL, session(mariaDb, new SQLException("x", "08S01", 1053)));
    assertEquals(Session.DISCARD, session(mariaDb, new SQLException("x", "08000")));
  }

  private static Session session(DatabaseErrors errors, SQLException e) {
    return errors.row(e).orElseThrow().session();
  }

  @Test
  void adviceNamesWhereTheDatabaseIs() {
    DatabaseErrors h2 = new DatabaseErrors(Product.H2, "/srv/data");

    String advice = h2.advice(new SQLException("x", "90030", 90030)).orElseThrow();

    assertEquals(
        "The database in /srv/data is damaged: restore a backup of the directory.", advice);
    assertTrue(h2.advice(new SQLException("x", "57014", 57014)).isEmpty());
  }
}
