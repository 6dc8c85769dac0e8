package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.StoreClock;
import java.time.Duration;
import java.util.List;

/** Revocations in a database; their places are those of a sequence, their age is the server's. */
record JdbcRevocations(Statements statements, RevocationRows rows, StoreClock clock)
    implements Revocations {

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
  public int trim(Duration age, int limit) {
    long until = clock.millis() - age.toMillis();
    return statements.remove(
        "SELECT place FROM revocation ORDER BY place LIMIT ?",
        List.of(limit),
        "revocation",
        "revoked_at <= ? AND place",
        List.of(until));
  }
}
