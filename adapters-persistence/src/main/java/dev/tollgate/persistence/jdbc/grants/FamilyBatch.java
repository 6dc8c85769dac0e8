package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.tokens.NewTokens;
import java.util.List;

/**
 * Exchanges codes and rotates refresh tokens, as many as there are in one transaction. A code is
 * locked before its refresh tokens.
 */
record FamilyBatch(Statements statements, CodeRows codes, RefreshRows rows, NewTokens tokens) {

  /**
   * Answers with the verdict on each once all are durable.
   *
   * @param writes in their natural order
   * @throws IllegalStateException and nothing is written, if one of several has to be undone: they
   *     may succeed one by one
   */
  List<Boolean> commit(List<FamilyWrite> writes) {
    return writes.size() == 1
        ? List.of(statements.allOrNone(() -> write(writes.getFirst())))
        : statements.together(() -> writes.stream().map(this::writeAmongOthers).toList());
  }

  private boolean writeAmongOthers(FamilyWrite write) {
    boolean isWritten = write(write);
    if (!isWritten && write instanceof FamilyWrite.Rotate) {
      throw new IllegalStateException("a rotation that was refused may have changed its code");
    }
    return isWritten;
  }

  private boolean write(FamilyWrite write) {
    return switch (write) {
      case FamilyWrite.Exchange(SecretDigest code, AuthorizationCodes.Exchange exchange) ->
          exchange(code, exchange);
      case FamilyWrite.Rotate(SecretDigest token, RefreshTokens.Rotation rotation) ->
          rotate(token, rotation);
    };
  }

  private boolean exchange(SecretDigest code, AuthorizationCodes.Exchange exchange) {
    boolean isSpent =
        codes.spend(code.hex(), exchange.at().toEpochMilli(), CodeRow.millis(exchange.keptUntil()))
            == 1;
    if (isSpent) {
      tokens.add(exchange.token());
      exchange.refreshToken().map(RefreshRow::of).ifPresent(rows::insert);
    }
    return isSpent;
  }

  private boolean rotate(SecretDigest token, RefreshTokens.Rotation rotation) {
    String code = rotation.successor().code().hex();
    boolean isUsed =
        codes.keep(code, rotation.keptUntil().toEpochMilli()) == 1
            && rotation.use().map(use -> use(token, use)).orElseGet(() -> isUnused(token));
    if (isUsed) {
      tokens.add(rotation.token());
      rows.insert(RefreshRow.of(rotation.successor()));
    }
    return isUsed;
  }

  private boolean isUnused(SecretDigest token) {
    return rows.findById(token.hex()).filter(row -> row.usedAt() == null).isPresent();
  }

  private boolean use(SecretDigest token, RefreshToken.Use use) {
    return rows.use(token.hex(), use.at().toEpochMilli(), use.successor().hex(), use.answer()) == 1;
  }
}
