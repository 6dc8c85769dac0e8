package dev.tollgate.persistence.jdbc.keys;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Duration;
import java.util.List;

/** Keys in a database. */
public record JdbcKeys(Statements statements, KeyRows rows) implements Keys {

  public static Keys in(Tables tables) {
    return new JdbcKeys(tables.statements(), tables.rows(KeyRows.class));
  }

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

  @Override
  public boolean addRetired(String kid) {
    return statements.add(() -> rows.insert(KeyRow.retired(kid)));
  }

  @Override
  public List<String> retired() {
    return statements.run(rows::retired);
  }
}
