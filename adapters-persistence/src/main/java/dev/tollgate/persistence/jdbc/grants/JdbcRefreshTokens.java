package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.GroupCommit;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refresh tokens in a database. A code is locked before its refresh tokens. */
record JdbcRefreshTokens(
    Statements statements,
    RefreshRows rows,
    CodeRows codes,
    GroupCommit<FamilyWrite.Rotate> rotations)
    implements RefreshTokens {

  private static final String FIND =
      "SELECT " + RefreshRow.COLUMNS.names() + " FROM refresh_token WHERE digest = ?";

  @Override
  public boolean restore(RefreshToken token) {
    return statements.addTogether(
        () -> codes.lock(token.code().hex()).isPresent(), () -> rows.insert(RefreshRow.of(token)));
  }

  @Override
  public Optional<RefreshToken> find(SecretDigest digest) {
    return statements.find(FIND, digest.hex(), RefreshRow::of).stream()
        .map(RefreshRow::token)
        .findFirst();
  }

  @Override
  public boolean rotate(SecretDigest digest, Rotation rotation) {
    return rotations.write(new FamilyWrite.Rotate(digest, rotation));
  }

  @Override
  public List<RefreshToken> page(String after, int limit) {
    return statements.run(() -> rows.after(after, limit)).stream().map(RefreshRow::token).toList();
  }

  @Override
  public int purge(Instant now, int limit) {
    return statements.run(() -> rows.deleteExpired(now.toEpochMilli(), limit));
  }
}
