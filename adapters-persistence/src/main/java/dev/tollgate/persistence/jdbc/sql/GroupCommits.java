package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.persistence.jdbc.connection.Database;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Group commits as a database wants them. */
public final class GroupCommits {

  /** Beyond the time for a statement: a write that waits behind one of others may still succeed. */
  private static final Duration WRITE_PATIENCE = Duration.ofMillis(500);

  private GroupCommits() {}

  public static <W extends Comparable<? super W>> GroupCommit<W> of(
      Database database, Statements statements, Function<List<W>, List<Boolean>> commit) {
    return new GroupCommit<>(
        database.writers(),
        commit,
        statements::isRowError,
        database.limits().timeout().plus(WRITE_PATIENCE));
  }
}
