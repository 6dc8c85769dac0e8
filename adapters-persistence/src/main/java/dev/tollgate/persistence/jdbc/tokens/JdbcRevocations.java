package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.time.Instant;
import java.util.List;

/** Revocations in a database; their places are those of a sequence. */
record JdbcRevocations(Statements statements, RevocationRows rows) implements Revocations {

  @Override
  public long latest() {
    return statements.run(rows::latest);
  }

  @Override
  public List<Revocation> after(long place, int limit) {
    return statements.run(() -> rows.after(place, limit)).stream()
        .map(RevocationRow::revocation)
        .toList();
  }

  @Override
  public int trim(Instant until, int limit) {
    return statements.run(() -> rows.trim(until.toEpochMilli(), limit));
  }
}
