package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change and its audit record are one transaction. */
class AuditAtomicityTest {

  private static final Enterprise ACME =
      new Enterprise(new EnterpriseId("ent_1"), new Name("Acme"), true, Instant.EPOCH);

  @TempDir private Path directory;

  @Test
  void aChangeThatCannotBeRecordedDoesNotHappen() throws SQLException {
    H2Outage h2 = new H2Outage(directory);
    h2.open().close();
    execute(h2, "ALTER TABLE audit_record ALTER COLUMN event VARCHAR(3) NOT NULL");

    try (Storage storage = h2.open()) {
      assertThrows(RuntimeException.class, () -> storage.enterprises().add(ACME));

      assertEquals(List.of(), storage.enterprises().page(Listing.first(1)));
    }
    execute(h2, "ALTER TABLE audit_record ALTER COLUMN event VARCHAR(255) NOT NULL");

    try (Storage storage = h2.open()) {
      assertTrue(storage.enterprises().add(ACME));
      assertEquals(1, storage.auditRecords().page(AuditRecords.Filter.ALL, "", 9).size());
    }
  }

  private static void execute(H2Outage h2, String sql) throws SQLException {
    try (Connection connection = h2.connect();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }
}
