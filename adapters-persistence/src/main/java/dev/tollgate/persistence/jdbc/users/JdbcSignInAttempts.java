package dev.tollgate.persistence.jdbc.users;

import dev.tollgate.application.storage.SignInAttempts;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.StoreClock;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Duration;
import java.util.Optional;

/** Counts of attempts to sign in, in a database; what was never tried has no row. */
public record JdbcSignInAttempts(Statements statements, AttemptRows rows, StoreClock clock)
    implements SignInAttempts {

  public static SignInAttempts in(Tables tables) {
    return new JdbcSignInAttempts(
        tables.statements(), tables.rows(AttemptRows.class), new StoreClock(tables));
  }

  @Override
  public Attempts count(SecretDigest key, Duration window) {
    while (true) {
      long now = clock.millis();
      AttemptRow first = new AttemptRow(key.hex(), 1, now + window.toMillis());
      Optional<AttemptRow> counted =
          countAgain(first, now)
              .or(
                  () ->
                      statements.add(() -> rows.insert(first))
                          ? Optional.of(first)
                          : Optional.empty());
      if (counted.isPresent()) {
        return new Attempts(
            counted.get().attempts(), Duration.ofMillis(counted.get().resetsAt() - now));
      }
    }
  }

  /** Empty if there is no row for this key. */
  private Optional<AttemptRow> countAgain(AttemptRow first, long now) {
    return statements.together(
        () ->
            rows.count(first.digest(), now, first.resetsAt()) == 1
                ? rows.findById(first.digest())
                : Optional.empty());
  }

  @Override
  public void takeBack(SecretDigest key) {
    int _ = statements.run(() -> rows.takeBack(key.hex()));
  }

  @Override
  public void forget(SecretDigest key) {
    int _ = statements.run(() -> rows.delete(key.hex()));
  }

  @Override
  public int purge(int limit) {
    long now = clock.millis();
    return statements.removeDue("sign_in_attempt", "digest", "resets_at", now, limit);
  }
}
