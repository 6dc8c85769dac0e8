package dev.tollgate.persistence.jdbc.clients;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Instant;
import java.util.List;

/** Spent assertions in a database. */
public record JdbcAssertions(Statements statements, AssertionRows rows) implements Assertions {

  public static Assertions in(Tables tables) {
    return new JdbcAssertions(tables.statements(), tables.rows(AssertionRows.class));
  }

  @Override
  public boolean spend(SecretDigest assertion, Instant expiresAt) {
    return statements.add(
        () -> rows.insert(new AssertionRow(assertion.hex(), expiresAt.toEpochMilli())));
  }

  @Override
  public List<SpentAssertion> page(String after, int limit) {
    return statements.run(() -> rows.after(after, limit)).stream()
        .map(
            row ->
                new SpentAssertion(
                    new SecretDigest(row.digest()), Instant.ofEpochMilli(row.expiresAt())))
        .toList();
  }

  @Override
  public int purge(Instant now, int limit) {
    return statements.removeDue(
        "spent_assertion", "digest", "expires_at", now.toEpochMilli(), limit);
  }
}
