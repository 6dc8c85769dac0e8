package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.persistence.jdbc.sql.Statements;
import java.util.List;
import java.util.Optional;

/**
 * Removes tokens of registrations that were removed. No index leads to them, so it sweeps over the
 * table, a window at a time, and continues where it was when it is called again.
 */
final class OrphanedTokens {

  private static final int WINDOW = 20_000;

  private final Statements statements;

  /** Reads all tokens in between: no index on registrations burdens the issue of tokens. */
  private static final String ORPHANED =
      """
      SELECT id FROM token WHERE id > ? AND id <= ? AND registration IN (
        SELECT registration FROM gone_registration WHERE place <= ?) LIMIT ?\
      """;

  private final TokenRows rows;
  private final int window;
  private Optional<Sweep> sweep = Optional.empty();

  OrphanedTokens(Statements statements, TokenRows rows) {
    this(statements, rows, WINDOW);
  }

  /** With windows of this many tokens. */
  OrphanedTokens(Statements statements, TokenRows rows, int window) {
    this.statements = statements;
    this.rows = rows;
    this.window = window;
  }

  /**
   * One way through the table.
   *
   * @param newest the last of the registrations that it concerns
   * @param after the id after which it continues
   */
  private record Sweep(long newest, String after) {}

  /** How many were removed; fewer than {@code limit} when none is left. */
  synchronized int purge(int limit) {
    int removed = 0;
    while (removed < limit) {
      if (sweep.isEmpty()) {
        sweep = statements.run(rows::newestRemoved).map(newest -> new Sweep(newest, ""));
      }
      if (sweep.isEmpty()) {
        return removed;
      }
      removed += step(sweep.get(), limit - removed);
    }
    return removed;
  }

  private int step(Sweep now, int limit) {
    Optional<String> last = statements.run(() -> rows.lastOf(now.after(), window));
    if (last.isEmpty()) {
      int _ = statements.run(() -> rows.forgetRemoved(now.newest()));
      sweep = Optional.empty();
      return 0;
    }
    int removed =
        statements.remove(
            ORPHANED,
            List.of(now.after(), last.get(), now.newest(), limit),
            "token",
            "id",
            List.of());
    if (removed < limit) {
      sweep = Optional.of(new Sweep(now.newest(), last.get()));
    }
    return removed;
  }
}
