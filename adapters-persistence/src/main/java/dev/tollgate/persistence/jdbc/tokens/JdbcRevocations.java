package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.sql.Notes;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Duration;
import java.util.List;

/** Revocations in a database. */
record JdbcRevocations(Notes notes) implements Revocations {

  static Revocations in(Tables tables) {
    return new JdbcRevocations(Notes.ofRevocations(tables));
  }

  @Override
  public long latest() {
    return notes.latest();
  }

  @Override
  public List<Revocation> after(long place, int limit) {
    return notes.after(place, limit, (at, token) -> new Revocation(at, new TokenId(token)));
  }

  @Override
  public int trim(Duration age, int limit) {
    return notes.trim(age, limit);
  }
}
