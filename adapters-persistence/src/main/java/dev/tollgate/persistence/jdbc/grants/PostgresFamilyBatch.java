package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.persistence.jdbc.sql.Columns;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.tokens.TokenRow;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds codes, exchanges them or rotates refresh tokens in one statement that commits by itself: one
 * round trip for a batch.
 */
record PostgresFamilyBatch(Statements statements) implements FamilyBatch {

  private static final Columns<FamilyWrite.Exchange> SPENT =
      new Columns<>(
          List.of(
              Columns.text("digest", FamilyWrite.Exchange::codeHex),
              Columns.number("at", FamilyWrite.Exchange::at),
              Columns.number("kept_until", FamilyWrite.Exchange::keptUntil)));

  private static final Columns<FamilyWrite.Rotate> USED =
      new Columns<>(
          List.of(
              Columns.text("digest", FamilyWrite.Rotate::usedHex),
              Columns.text("code", FamilyWrite.Rotate::codeHex),
              Columns.number("kept_until", FamilyWrite.Rotate::keptUntil),
              Columns.number("at", FamilyWrite.Rotate::usedAt),
              Columns.text("successor", FamilyWrite.Rotate::successor),
              Columns.text("answer", FamilyWrite.Rotate::answer)));

  private static final String ADD_CODES = CodeRow.COLUMNS.addition("authorization_code");

  /** Rows of {@code won} say which writes succeeded; their tokens are added. */
  private static final String ADD =
      """
      , tokens AS (
        INSERT INTO token (%1$s) SELECT %1$s FROM %2$s p
        WHERE p.n IN (SELECT n FROM won)),
      refresh_tokens AS (
        INSERT INTO refresh_token (%3$s) SELECT %3$s FROM %4$s p
        WHERE p.digest <> '' AND p.n IN (SELECT n FROM won))
      SELECT n FROM won\
      """
          .formatted(
              TokenRow.COLUMNS.names(),
              TokenRow.COLUMNS.parameters(),
              RefreshRow.COLUMNS.names(),
              RefreshRow.COLUMNS.parameters());

  /** Rows are locked one by one before they are changed, as in batches of tokens. */
  static final String EXCHANGE =
      """
      WITH unspent AS (
        SELECT p.* FROM %s p, LATERAL (
          SELECT 1 FROM authorization_code c
          WHERE c.digest = p.digest AND c.spent_at IS NULL AND c.revoked_at IS NULL FOR UPDATE) c),
      won AS (
        UPDATE authorization_code c
        SET spent_at = u.at, kept_until = u.kept_until, useless_at = u.kept_until
        FROM unspent u WHERE c.digest = u.digest RETURNING u.n)\
      """
              .formatted(SPENT.parameters())
          + ADD;

  /**
   * What is refused leaves no trace: a code is locked first, but kept only if the token is used.
   */
  static final String ROTATE =
      """
      WITH unused AS (
        SELECT p.* FROM %s p, LATERAL (
          SELECT c.digest FROM authorization_code c
          WHERE c.digest = p.code AND c.revoked_at IS NULL FOR UPDATE) c, LATERAL (
          SELECT 1 FROM refresh_token r
          WHERE r.digest = p.digest AND r.code = c.digest AND r.used_at IS NULL FOR UPDATE) r),
      won AS (
        UPDATE refresh_token r SET used_at = u.at, successor = u.successor, answer = u.answer
        FROM unused u WHERE r.digest = u.digest RETURNING u.n, u.code, u.kept_until),
      kept AS (
        UPDATE authorization_code c SET kept_until = w.kept_until,
          useless_at = CASE WHEN c.spent_at IS NULL THEN c.expires_at ELSE w.kept_until END
        FROM (SELECT code, MAX(kept_until) AS kept_until FROM won GROUP BY code) w
        WHERE c.digest = w.code)\
      """
              .formatted(USED.parameters())
          + ADD;

  @Override
  public List<Boolean> add(List<CodeRow> codes) {
    return CodeRow.COLUMNS.addNew(statements, ADD_CODES, codes);
  }

  @Override
  public List<Boolean> exchange(List<FamilyWrite.Exchange> all) {
    return write(EXCHANGE, SPENT, all);
  }

  @Override
  public List<Boolean> rotate(List<FamilyWrite.Rotate> all) {
    return write(ROTATE, USED, all);
  }

  private <W extends FamilyWrite> List<Boolean> write(
      String text, Columns<W> columns, List<W> all) {
    List<TokenRow> tokens = all.stream().map(FamilyWrite::token).toList();
    List<RefreshRow> refreshTokens = new ArrayList<>();
    all.forEach(write -> refreshTokens.add(write.refreshToken().orElse(RefreshRow.NONE)));
    return statements.alone(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(text)) {
            int written = columns.bind(statement, 0, all);
            int added = TokenRow.COLUMNS.bind(statement, written, tokens);
            int _ = RefreshRow.COLUMNS.bind(statement, added, refreshTokens);
            return Statements.verdicts(statement, all.size());
          }
        });
  }
}
