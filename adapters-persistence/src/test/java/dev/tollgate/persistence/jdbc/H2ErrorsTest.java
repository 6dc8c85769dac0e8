package dev.tollgate.persistence.jdbc;

import static dev.tollgate.persistence.jdbc.SomeTokens.NOW;
import static dev.tollgate.persistence.jdbc.SomeTokens.aToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Token;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors of H2, provoked one by one. */
class H2ErrorsTest {

  @TempDir private Path directory;

  @Test
  void undefinedTable() throws Exception {
    H2Outage h2 = new H2Outage(directory);
    try (Storage store = h2.open();
        Connection other = h2.connect();
        Statement statement = other.createStatement()) {
      boolean _ = statement.execute("ALTER TABLE token RENAME TO away");
      StoreUnavailable missing =
          assertThrows(StoreUnavailable.class, () -> store.tokens().add(aToken()));
      StoreUnavailable unhealthy =
          assertThrows(StoreUnavailable.class, () -> store.tokens().probe());
      boolean _ = statement.execute("ALTER TABLE away RENAME TO token");
      boolean added = store.tokens().add(aToken());

      assertTrue(missing.getMessage().contains("42102"), missing.getMessage());
      assertEquals(missing.getMessage(), unhealthy.getMessage());
      assertTrue(added);
    }
  }

  @Test
  void lockTimeout() throws Exception {
    H2Outage h2 = new H2Outage(directory);
    Token token = aToken();
    try (Storage store = h2.open();
        Connection other = h2.connect();
        Statement statement = other.createStatement()) {
      assertTrue(store.tokens().add(token));
      other.setAutoCommit(false);
      boolean _ =
          statement.execute(
              "SELECT id FROM token WHERE id = '" + token.id().value() + "' FOR UPDATE");
      StoreUnavailable locked =
          assertThrows(StoreUnavailable.class, () -> store.tokens().revoke(token.id(), NOW));
      store.tokens().probe();
      other.rollback();
      boolean revoked = store.tokens().revoke(token.id(), NOW);

      assertTrue(locked.getMessage().contains("50200"), locked.getMessage());
      assertTrue(revoked);
    }
  }
}
