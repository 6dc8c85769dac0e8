package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements that H2 executes to remove rows: it evaluates a subquery again for each. */
class RemovalStatementsTest {

  private static final Set<String> PURGED =
      new TreeSet<>(
          Set.of(
              "audit_record",
              "authorization_code",
              "client_change",
              "refresh_token",
              "revocation",
              "sign_in_attempt",
              "spent_assertion",
              "token",
              "user_session"));

  @TempDir private Path directory;

  @Test
  void aPurgeFindsRowsBeforeItRemovesThem() throws SQLException {
    H2Outage h2 = new H2Outage(directory);
    List<String> executed;
    try (Storage storage = h2.open();
        Connection connection = h2.connect();
        Statement statement = connection.createStatement()) {
      for (String gone : List.of("gone_registration (registration)", "gone_owner (owner)")) {
        int _ = statement.executeUpdate("INSERT INTO " + gone + " VALUES ('reg_1')");
      }
      boolean _ = statement.execute("SET QUERY_STATISTICS TRUE");

      int removed = purge(storage);

      executed = executed(statement);
      assertEquals(0, removed);
    }
    Set<String> searched = new TreeSet<>(PURGED);
    boolean _ =
        searched.removeIf(
            table ->
                executed.stream().noneMatch(it -> it.matches("SELECT \\w+ FROM " + table + " .*")));
    assertEquals(PURGED, searched);
    assertEquals(List.of(), nested(executed));
  }

  @Test
  void theRemovalOfAnEnterpriseFindsItsCompaniesFirst() throws SQLException {
    H2Outage h2 = new H2Outage(directory);
    EnterpriseId id = new EnterpriseId("ent_1");
    Name name = new Name("Acme");
    List<String> executed;
    try (Storage storage = h2.open();
        Connection connection = h2.connect();
        Statement statement = connection.createStatement()) {
      boolean _ = storage.enterprises().add(new Enterprise(id, name, true, Instant.EPOCH));
      boolean _ =
          storage
              .companies()
              .add(new Company(new CompanyId("com_1"), id, name, true, Instant.EPOCH));
      boolean _ = statement.execute("SET QUERY_STATISTICS TRUE");

      Removal _ = storage.enterprises().remove(id, true);

      executed = executed(statement);
    }
    assertTrue(executed.contains("DELETE FROM membership WHERE company IN (?)"), "" + executed);
    assertEquals(List.of(), nested(executed));
  }

  private static List<String> nested(List<String> executed) {
    return executed.stream().filter(it -> it.matches("(?s)DELETE.*SELECT.*")).toList();
  }

  private static int purge(Storage storage) {
    Instant now = Instant.now();
    return IntStream.of(
            storage.tokens().purge(now, 10),
            storage.authorizationCodes().purge(now, 10),
            storage.refreshTokens().purge(now, 10),
            storage.sessions().purge(now, 10),
            storage.signInAttempts().purge(10),
            storage.assertions().purge(now, 10),
            storage.auditRecords().purge(now, 10),
            storage.revocations().trim(Duration.ZERO, 10),
            storage.changedClients().trim(Duration.ZERO, 10))
        .sum();
  }

  private static List<String> executed(Statement statement) throws SQLException {
    List<String> executed = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT sql_statement FROM information_schema.query_statistics")) {
      while (rows.next()) {
        executed.add(rows.getString(1));
      }
    }
    return executed;
  }
}
