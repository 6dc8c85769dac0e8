package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.List;

/** Keys in a database. */
record JdbcKeys(Statements statements, KeyRows rows) implements Keys {

  @Override
  public boolean addFirst(SigningKey key) {
    return statements.add(() -> rows.insert(KeyRow.first(key)));
  }

  @Override
  public boolean add(SigningKey key) {
    return statements.add(() -> rows.insert(KeyRow.further(key)));
  }

  @Override
  public boolean isTaken(String kid) {
    return statements.run(() -> rows.existsByKid(kid));
  }

  @Override
  public boolean lengthen(String kid, Duration lifetime) {
    return statements.changeOne(() -> rows.lengthen(kid, lifetime.toMillis()));
  }

  @Override
  public boolean remove(String kid) {
    return statements.changeOne(() -> rows.remove(kid));
  }

  @Override
  public List<SigningKey> all() {
    return statements.run(rows::all).stream().map(KeyRow::key).toList();
  }
}
