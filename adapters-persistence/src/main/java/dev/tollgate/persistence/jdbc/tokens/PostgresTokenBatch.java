package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.persistence.jdbc.sql.Columns;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.sql.PreparedStatement;
import java.util.List;

/** Adds or revokes tokens in one statement that commits by itself: one round trip for a batch. */
final class PostgresTokenBatch implements TokenBatch {

  private static final Columns<Revoke> REVOKED =
      new Columns<>(
          List.of(
              Columns.text("id", Revoke::id),
              Columns.text("registration", Revoke::registration),
              Columns.text("contract", Revoke::contract),
              Columns.number("at", Revoke::at),
              Columns.number("ending_after", Revoke::endingAfter)));

  private static final String ADD = TokenRow.COLUMNS.addition("token");

  private final Statements statements;
  private final String revoke;

  /**
   * Makes batches.
   *
   * @param clock an SQL expression: the time of the server in milliseconds since 1970
   */
  PostgresTokenBatch(Statements statements, String clock) {
    this.statements = statements;
    this.revoke = revoke(clock);
  }

  /**
   * Rows are locked one by one, in their order and through the index, before they are changed: a
   * plan that is made while the table is small would read all of it otherwise.
   */
  static String revoke(String clock) {
    return """
    WITH live AS (
      SELECT p.* FROM %s p, LATERAL (
        SELECT 1 FROM token t WHERE t.id = p.id AND t.revoked_at IS NULL
          AND t.registration = COALESCE(p.registration, t.registration)
          AND t.contract = COALESCE(p.contract, t.contract)
          AND (t.expires_at IS NULL OR t.expires_at > p.ending_after) FOR UPDATE) t),
    revoked AS (
      UPDATE token SET revoked_at = live.at FROM live WHERE token.id = live.id
      RETURNING live.n, token.id),
    noted AS (INSERT INTO revocation (token, revoked_at) SELECT id, %s FROM revoked ORDER BY n)
    SELECT n FROM revoked\
    """
        .formatted(REVOKED.parameters(), clock);
  }

  @Override
  public List<Boolean> add(List<TokenRow> rows) {
    return TokenRow.COLUMNS.addNew(statements, ADD, rows);
  }

  @Override
  public List<Boolean> revoke(List<Revoke> all) {
    return statements.alone(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(revoke)) {
            int _ = REVOKED.bind(statement, 0, all);
            return Statements.verdicts(statement, all.size());
          }
        });
  }
}
