package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** No parameter in a storage URL hides from a batch how many rows it changed. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
@ResourceLock(MariaDbServer.LOCK)
class DriverModesTest {

  @Test
  void postgresCountsTheRowsOfRewrittenBatches() {
    assertEachRevocationIsCounted(PostgresServer.shared(), "reWriteBatchedInserts=true");
  }

  @Test
  void mariaDbCountsTheRowsOfBulkStatements() {
    assertEachRevocationIsCounted(MariaDbServer.shared(), "useBulkStmts=true");
  }

  private static void assertEachRevocationIsCounted(DatabaseServer server, String parameter) {
    try (Storage storage =
        server
            .provider()
            .open(
                new StorageSettings(
                    server.url("contract") + "?" + parameter,
                    Map.of("user", DatabaseServer.USER, "password", DatabaseServer.PASSWORD)))) {
      List<Token> tokens = Stream.generate(SomeTokens::aToken).limit(3).toList();
      assertTrue(tokens.stream().allMatch(storage.tokens()::add));
      assertFalse(storage.tokens().add(tokens.getFirst()));
      List<TokenId> ids = tokens.stream().map(Token::id).toList();
      assertTrue(storage.tokens().revoke(ids.get(1), SomeTokens.NOW));

      int revoked = storage.clientTokens().revoke(ids, SomeTokens.NOW);

      assertEquals(2, revoked);
    }
  }
}
