package dev.tollgate.persistence.jdbc.leases;

import dev.tollgate.application.storage.Leases;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.StoreClock;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Leases in a database; one that was never taken has no row. */
public record JdbcLeases(Statements statements, LeaseRows rows, StoreClock clock)
    implements Leases {

  public static Leases in(Tables tables) {
    return new JdbcLeases(
        tables.statements(), tables.rows(LeaseRows.class), new StoreClock(tables));
  }

  @Override
  public boolean take(String name, String holder, Duration term) {
    long now = clock.millis();
    long until = now + term.toMillis();
    return statements.changeOne(() -> rows.take(name, holder, now, until))
        || statements.add(() -> rows.insert(new LeaseRow(name, holder, until)));
  }

  @Override
  public Optional<String> holder(String name) {
    long now = clock.millis();
    return statements.run(() -> rows.holder(name, now));
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}
