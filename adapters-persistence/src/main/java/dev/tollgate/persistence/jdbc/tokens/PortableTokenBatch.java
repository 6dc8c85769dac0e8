package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.persistence.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds tokens in one statement and revokes them in two.
 *
 * @param clock an SQL expression: the time of the server in milliseconds since 1970
 */
record PortableTokenBatch(Statements statements, String clock) implements TokenBatch {

  private static final String REVOKE =
      """
      UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL
      AND registration = COALESCE(?, registration) AND contract = COALESCE(?, contract)
      AND (expires_at IS NULL OR expires_at > ?)\
      """;

  @Override
  public List<Boolean> add(List<TokenRow> rows) {
    return TokenRow.COLUMNS.add(statements, "token", rows);
  }

  @Override
  public List<Boolean> revoke(List<Revoke> all) {
    return statements.together(connection -> revoke(connection, all));
  }

  private List<Boolean> revoke(Connection connection, List<Revoke> all) throws SQLException {
    List<Boolean> verdicts = new ArrayList<>();
    try (PreparedStatement revoke = connection.prepareStatement(REVOKE);
        PreparedStatement note = connection.prepareStatement(note())) {
      for (Revoke each : all) {
        revoke.setLong(1, each.at());
        revoke.setString(2, each.id());
        revoke.setString(3, each.registration());
        revoke.setString(4, each.contract());
        revoke.setLong(5, each.endingAfter());
        revoke.addBatch();
      }
      verdicts.addAll(Statements.changed(revoke.executeBatch()));
      for (int i = 0; i < all.size(); i++) {
        if (verdicts.get(i)) {
          note.setString(1, all.get(i).id());
          note.addBatch();
        }
      }
      int[] _ = note.executeBatch();
    }
    return verdicts;
  }

  private String note() {
    return "INSERT INTO revocation (token, revoked_at) VALUES (?, " + clock + ")";
  }
}
