package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;

/** Spent assertions in a database. */
record JdbcAssertions(Statements statements, AssertionRows rows) implements Assertions {

  @Override
  public boolean spend(SecretDigest assertion, Instant expiresAt) {
    return statements.add(
        () -> rows.insert(new AssertionRow(assertion.hex(), expiresAt.toEpochMilli())));
  }

  @Override
  public int purge(Instant now, int limit) {
    return statements.run(() -> rows.deleteExpired(now.toEpochMilli(), limit));
  }
}
