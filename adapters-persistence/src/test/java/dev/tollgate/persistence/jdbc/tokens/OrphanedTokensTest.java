package dev.tollgate.persistence.jdbc.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.persistence.jdbc.OpenTables;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedTokensTest {

  private static final long NOW = 1_767_225_600_000L;
  private static final int TOKENS = 60;
  private static final int EACH_THIRD = 20;

  @TempDir private Path directory;
  private OpenTables open;
  private OrphanedTokens gone;

  @BeforeEach
  void open() {
    open = OpenTables.h2(directory);
    TokenRows rows = open.tables().rows(TokenRows.class);
    for (int i = 0; i < TOKENS; i++) {
      rows.insert(
          new TokenRow(
              "t%03d".formatted(i),
              "reg_" + i % 3,
              "client",
              null,
              null,
              null,
              null,
              "c",
              "",
              "",
              null,
              NOW,
              NOW + 1L,
              null));
    }
    gone = new OrphanedTokens(open.tables().statements(), rows, 7);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void remove(String registration) throws SQLException {
    run("INSERT INTO gone_registration (registration) VALUES ('" + registration + "')");
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = OpenTables.connect(directory);
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private int count(String what) throws SQLException {
    try (Connection connection = OpenTables.connect(directory);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + what)) {
      boolean _ = rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void aSweepGoesOverAllWindowsAndForgetsTheRegistrationAtTheEnd() throws SQLException {
    remove("reg_1");

    int removed = gone.purge(1_000);

    assertEquals(EACH_THIRD, removed);
    assertEquals(0, count("token WHERE registration = 'reg_1'"));
    assertEquals(TOKENS - EACH_THIRD, count("token"));
    assertEquals(0, count("gone_registration"));
  }

  @Test
  void aSweepGoesOnWhereItsLastBatchEnded() throws SQLException {
    remove("reg_1");

    int first = gone.purge(8);
    int inBetween = count("gone_registration");
    int second = gone.purge(8);
    int third = gone.purge(8);

    assertEquals(8, first);
    assertEquals(1, inBetween);
    assertEquals(8, second);
    assertEquals(4, third);
    assertEquals(0, count("gone_registration"));
  }

  @Test
  void aRegistrationThatGoesDuringASweepHasOneOfItsOwn() throws SQLException {
    remove("reg_1");
    int first = gone.purge(15);
    remove("reg_2");

    int rest = gone.purge(1_000);

    assertEquals(2 * EACH_THIRD, first + rest);
    assertEquals(EACH_THIRD, count("token"));
    assertEquals(0, count("gone_registration"));
  }

  @Test
  void nothingGoneIsNothingToDo() throws SQLException {
    assertEquals(0, gone.purge(1_000));
    assertEquals(TOKENS, count("token"));
  }
}
