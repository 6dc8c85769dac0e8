package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RefreshToken.Use;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.tokens.NewTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refresh tokens in a database. A code is locked before its refresh tokens. */
public record JdbcRefreshTokens(
    Statements statements, RefreshRows rows, CodeRows codes, NewTokens tokens)
    implements RefreshTokens {

  public static RefreshTokens in(Tables tables) {
    return new JdbcRefreshTokens(
        tables.statements(),
        tables.rows(RefreshRows.class),
        tables.rows(CodeRows.class),
        NewTokens.in(tables));
  }

  @Override
  public boolean restore(RefreshToken token) {
    return statements.addTogether(
        () -> codes.lock(token.code().hex()).isPresent(), () -> rows.insert(RefreshRow.of(token)));
  }

  @Override
  public Optional<RefreshToken> find(SecretDigest digest) {
    return statements.run(() -> rows.findById(digest.hex())).map(RefreshRow::token);
  }

  @Override
  public boolean rotate(SecretDigest digest, Rotation rotation) {
    return statements.allOrNone(
        () -> {
          boolean isUsed =
              codes.keep(rotation.successor().code().hex(), rotation.keptUntil().toEpochMilli())
                      == 1
                  && rotation.use().map(use -> use(digest, use)).orElseGet(() -> isUnused(digest));
          if (isUsed) {
            tokens.add(rotation.token());
            rows.insert(RefreshRow.of(rotation.successor()));
          }
          return isUsed;
        });
  }

  private boolean isUnused(SecretDigest digest) {
    return rows.findById(digest.hex()).filter(row -> row.usedAt() == null).isPresent();
  }

  private boolean use(SecretDigest digest, Use use) {
    return rows.use(digest.hex(), use.at().toEpochMilli(), use.successor().hex(), use.answer())
        == 1;
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
