package dev.tollgate.persistence.jdbc.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.OpenTables;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenBatchTest {

  private static final long NOW = 1_767_225_600_000L;

  @TempDir private Path directory;
  private OpenTables open;
  private Statements statements;
  private TokenBatch batch;

  @BeforeEach
  void open() {
    open = OpenTables.h2(directory);
    Tables tables = open.tables();
    statements = tables.statements();
    batch = TokenPorts.batch(tables, open.database());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private List<Boolean> add(String... ids) {
    return batch.add(Stream.of(ids).map(TokenBatchTest::aToken).toList());
  }

  static TokenRow aToken(String id) {
    return new TokenRow(
        id,
        "reg_1",
        "client",
        null,
        null,
        null,
        null,
        "cliquify",
        "read",
        "",
        null,
        NOW,
        NOW + 1L,
        null);
  }

  static Revoke aRevocation(String id) {
    return Revoke.of(new TokenId(id), Instant.ofEpochMilli(NOW));
  }

  private List<Boolean> revoke(String... ids) {
    return batch.revoke(Stream.of(ids).map(TokenBatchTest::aRevocation).toList());
  }

  private List<String> ask(String query) throws SQLException {
    List<String> answer = new ArrayList<>();
    try (Connection connection = OpenTables.connect(directory);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        answer.add(rows.getString(1));
      }
    }
    return answer;
  }

  @Test
  void eachWriteOfABatchHasItsVerdictAndARevocationIsNotedOnce() throws SQLException {
    List<Boolean> added = add("a", "b", "c");

    List<Boolean> revoked = revoke("a", "a", "b", "x");

    assertEquals(List.of(true, true, true), added);
    assertEquals(List.of(true, false, true, false), revoked);
    assertEquals(List.of("a", "b"), ask("SELECT token FROM revocation ORDER BY place"));
    assertEquals(List.of("c"), ask("SELECT id FROM token WHERE revoked_at IS NULL"));
  }

  @Test
  void aBatchWithATakenIdIsNotWrittenAndMayBeRepeatedOneByOne() throws SQLException {
    List<Boolean> _ = add("a", "b");

    RuntimeException taken = assertThrows(RuntimeException.class, () -> add("a", "c"));
    RuntimeException twice = assertThrows(RuntimeException.class, () -> add("d", "d"));

    assertTrue(statements.isRowError(taken) && statements.isRowError(twice));
    assertEquals(List.of("a", "b"), ask("SELECT id FROM token"));
    assertEquals(List.of(false), add("a"));
    assertEquals(List.of(true), add("c"));
  }

  @Test
  void aBatchWithinATransactionEndsWithIt() throws SQLException {
    boolean isKept = statements.allOrNone(() -> !add("a").getFirst());

    assertFalse(isKept);
    assertEquals(List.of(), ask("SELECT id FROM token"));
  }
}
