package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.persistence.jdbc.sql.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Changes tokens, as many as there are in one transaction, and notes the revocations for the other
 * nodes, at the server's time. It speaks to the driver itself, because Micronaut Data keeps the
 * counts of batches.
 *
 * @param clock an SQL expression: the time of the server in milliseconds since 1970
 */
record TokenBatch(Statements statements, TokenRows rows, String clock) {

  private static final String REVOKE =
      "UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";

  /**
   * Makes all changes or none, and answers with the verdict on each.
   *
   * @param writes in their natural order
   */
  List<Boolean> commit(List<TokenWrite> writes) {
    if (writes.size() == 1 && writes.getFirst() instanceof TokenWrite.Add(TokenRow row)) {
      return List.of(statements.add(() -> rows.insert(row)));
    }
    List<TokenRow> added = new ArrayList<>();
    List<TokenWrite.Revoke> revoked = new ArrayList<>();
    for (TokenWrite write : writes) {
      switch (write) {
        case TokenWrite.Add(TokenRow row) -> added.add(row);
        case TokenWrite.Revoke revoke -> revoked.add(revoke);
      }
    }
    return statements.together(
        connection -> {
          if (!added.isEmpty()) {
            rows.insertAll(added);
          }
          List<Boolean> verdicts = new ArrayList<>(Collections.nCopies(added.size(), true));
          verdicts.addAll(revoke(connection, revoked));
          return verdicts;
        });
  }

  private List<Boolean> revoke(Connection connection, List<TokenWrite.Revoke> all)
      throws SQLException {
    List<Boolean> verdicts = new ArrayList<>();
    try (PreparedStatement revoke = connection.prepareStatement(REVOKE);
        PreparedStatement note = connection.prepareStatement(note())) {
      for (TokenWrite.Revoke each : all) {
        revoke.setLong(1, each.at());
        revoke.setString(2, each.id());
        revoke.addBatch();
      }
      int[] changed = revoke.executeBatch();
      for (int i = 0; i < all.size(); i++) {
        boolean isRevoked = isOne(changed[i]);
        if (isRevoked) {
          note.setString(1, all.get(i).id());
          note.addBatch();
        }
        verdicts.add(isRevoked);
      }
      int[] _ = note.executeBatch();
    }
    return verdicts;
  }

  private String note() {
    return "INSERT INTO revocation (token, revoked_at) VALUES (?, " + clock + ")";
  }

  private static boolean isOne(int changed) {
    return switch (changed) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalStateException("the driver hides how many rows a batch changed");
    };
  }
}
