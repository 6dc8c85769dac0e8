package dev.tollgate.persistence.jdbc.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.persistence.jdbc.OpenTables;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
    batch = new TokenBatch(statements, tables.rows(TokenRows.class), tables.clock());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private static TokenWrite add(String id) {
    return new TokenWrite.Add(
        new TokenRow(
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
            null));
  }

  private static TokenWrite revoke(String id) {
    return new TokenWrite.Revoke(id, NOW);
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
    List<Boolean> first = batch.commit(List.of(add("a"), add("b"), revoke("c")));

    List<Boolean> second =
        batch.commit(List.of(add("c"), revoke("a"), revoke("a"), revoke("b"), revoke("x")));

    assertEquals(List.of(true, true, false), first);
    assertEquals(List.of(true, true, false, true, false), second);
    assertEquals(List.of("a", "b"), ask("SELECT token FROM revocation ORDER BY place"));
    assertEquals(List.of("c"), ask("SELECT id FROM token WHERE revoked_at IS NULL"));
  }

  @Test
  void aBatchWithATakenIdIsNotWrittenAndMayBeRepeatedOneByOne() throws SQLException {
    List<Boolean> _ = batch.commit(List.of(add("a"), add("b")));

    RuntimeException taken =
        assertThrows(
            RuntimeException.class, () -> batch.commit(List.of(add("a"), add("c"), revoke("b"))));
    RuntimeException twice =
        assertThrows(RuntimeException.class, () -> batch.commit(List.of(add("d"), add("d"))));

    assertTrue(statements.isRowError(taken) && statements.isRowError(twice));
    assertEquals(List.of("a", "b"), ask("SELECT id FROM token WHERE revoked_at IS NULL"));
    assertEquals(List.of(), ask("SELECT token FROM revocation"));
    assertEquals(List.of(false), batch.commit(List.of(add("a"))));
    assertEquals(List.of(true), batch.commit(List.of(revoke("b"))));
    assertEquals(List.of("b"), ask("SELECT token FROM revocation"));
  }
}
