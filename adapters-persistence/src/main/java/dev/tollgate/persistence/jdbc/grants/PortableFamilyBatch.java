package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.persistence.jdbc.sql.Columns;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Statements.OnConnection;
import dev.tollgate.persistence.jdbc.tokens.TokenRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Changes codes and refresh tokens by a statement each, and adds those of a batch by one. */
record PortableFamilyBatch(Statements statements) implements FamilyBatch {

  private static final Change<FamilyWrite.Exchange> SPEND =
      new Change<>(
          """
          UPDATE authorization_code SET spent_at = ?, kept_until = ?, useless_at = ?
          WHERE digest = ? AND spent_at IS NULL AND revoked_at IS NULL\
          """,
          new Columns<>(
              List.of(
                  Columns.number("spent_at", FamilyWrite.Exchange::at),
                  Columns.number("kept_until", FamilyWrite.Exchange::keptUntil),
                  Columns.number("useless_at", FamilyWrite.Exchange::keptUntil),
                  Columns.text("digest", FamilyWrite.Exchange::codeHex))));

  private static final Change<FamilyWrite.Rotate> KEEP =
      new Change<>(
          """
          UPDATE authorization_code SET kept_until = ?,
            useless_at = CASE WHEN spent_at IS NULL THEN expires_at ELSE ? END
          WHERE digest = ? AND revoked_at IS NULL\
          """,
          new Columns<>(
              List.of(
                  Columns.number("kept_until", FamilyWrite.Rotate::keptUntil),
                  Columns.number("useless_at", FamilyWrite.Rotate::keptUntil),
                  Columns.text("digest", FamilyWrite.Rotate::codeHex))));

  /** Where the refresh token stays usable, nothing changes, but it is locked. */
  private static final Change<FamilyWrite.Rotate> USE =
      new Change<>(
          """
          UPDATE refresh_token SET used_at = ?, successor = ?, answer = ?
          WHERE digest = ? AND used_at IS NULL\
          """,
          new Columns<>(
              List.of(
                  Columns.number("used_at", FamilyWrite.Rotate::usedAt),
                  Columns.text("successor", FamilyWrite.Rotate::successor),
                  Columns.text("answer", FamilyWrite.Rotate::answer),
                  Columns.text("digest", FamilyWrite.Rotate::usedHex))));

  /** A statement, and its parameters in their order. */
  private record Change<W>(String statement, Columns<W> parameters) {

    List<Boolean> apply(Connection connection, List<W> all) throws SQLException {
      try (PreparedStatement prepared = connection.prepareStatement(statement)) {
        for (W each : all) {
          int _ = parameters.set(prepared, 0, each);
          prepared.addBatch();
        }
        return Statements.changed(prepared.executeBatch());
      }
    }
  }

  /** A rotation that is refused may have changed its code. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    Refused() {
      super("a rotation was refused", null, false, false);
    }
  }

  @Override
  public List<Boolean> add(List<CodeRow> codes) {
    return CodeRow.COLUMNS.add(statements, "authorization_code", codes);
  }

  @Override
  public List<Boolean> exchange(List<FamilyWrite.Exchange> all) {
    return statements.together(
        connection -> {
          List<Boolean> verdicts = SPEND.apply(connection, all);
          add(
              connection,
              IntStream.range(0, all.size()).filter(verdicts::get).mapToObj(all::get).toList());
          return verdicts;
        });
  }

  @Override
  public List<Boolean> rotate(List<FamilyWrite.Rotate> all) {
    OnConnection<List<Boolean>> rotation =
        connection -> {
          List<Boolean> kept = KEEP.apply(connection, all);
          if (kept.contains(false) || USE.apply(connection, all).contains(false)) {
            throw new Refused();
          }
          add(connection, all);
          return kept;
        };
    try {
      return statements.together(rotation);
    } catch (Refused e) {
      if (all.size() > 1) {
        throw e;
      }
      return List.of(false);
    }
  }

  private static void add(Connection connection, List<? extends FamilyWrite> all)
      throws SQLException {
    if (!all.isEmpty()) {
      TokenRow.COLUMNS.insert(connection, "token", all.stream().map(FamilyWrite::token).toList());
    }
    List<RefreshRow> refreshTokens =
        all.stream().flatMap(write -> write.refreshToken().stream()).toList();
    if (!refreshTokens.isEmpty()) {
      RefreshRow.COLUMNS.insert(connection, "refresh_token", refreshTokens);
    }
  }
}
