package dev.tollgate.persistence.jdbc.leases;

import dev.tollgate.application.storage.Leases;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Instant;
import java.util.Optional;

/** Leases in a database; one that was never taken has no row. */
public record JdbcLeases(Statements statements, LeaseRows rows) implements Leases {

  public static Leases in(Tables tables) {
    return new JdbcLeases(tables.statements(), tables.rows(LeaseRows.class));
  }

  @Override
  public boolean take(String name, String holder, Instant now, Instant until) {
    return statements.changeOne(
            () -> rows.take(name, holder, now.toEpochMilli(), until.toEpochMilli()))
        || statements.add(() -> rows.insert(new LeaseRow(name, holder, until.toEpochMilli())));
  }

  @Override
  public Optional<String> holder(String name, Instant now) {
    return statements.run(() -> rows.holder(name, now.toEpochMilli()));
  }
}
