package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.Batcher;
import dev.tollgate.persistence.jdbc.sql.KeyedRead;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refresh tokens in a database. A code is locked before its refresh tokens. */
record JdbcRefreshTokens(
    Statements statements,
    RefreshRows rows,
    CodeRows codes,
    KeyedRead<FamilyToken> reads,
    Batcher<FamilyWrite.Rotate, Boolean> rotations)
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
    return statements.find(FIND, RefreshRow::of, digest.hex()).stream()
        .map(RefreshRow::token)
        .findFirst();
  }

  @Override
  public Optional<FamilyToken> findWithCode(SecretDigest digest) {
    return reads.find(digest.hex());
  }

  @Override
  public boolean rotate(SecretDigest digest, Rotation rotation) {
    return rotations.call(new FamilyWrite.Rotate(digest, rotation));
  }

  @Override
  public List<RefreshToken> page(String after, int limit) {
    return statements.run(() -> rows.after(after, limit)).stream().map(RefreshRow::token).toList();
  }

  @Override
  public int purge(Instant now, int limit) {
    return statements.removeDue("refresh_token", "digest", "expires_at", now.toEpochMilli(), limit);
  }
}
