package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.tokens.NewTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Exchanges codes and rotates refresh tokens, as many as there are in one transaction. A code is
 * locked before its refresh tokens.
 */
record FamilyBatch(Statements statements, CodeRows codes, RefreshRows rows, NewTokens tokens) {

  /** What the writes that won add; for all of them in two statements. */
  private record Additions(List<Token> tokens, List<RefreshRow> refreshTokens) {

    Additions() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * Answers with the verdict on each once all are durable.
   *
   * @param writes in their natural order
   * @throws IllegalStateException and nothing is written, if one of several has to be undone: they
   *     may succeed one by one
   */
  List<Boolean> commit(List<FamilyWrite> writes) {
    return writes.size() == 1
        ? List.of(statements.allOrNone(() -> writeAlone(writes.getFirst())))
        : statements.together(() -> writeTogether(writes));
  }

  private boolean writeAlone(FamilyWrite write) {
    Additions additions = new Additions();
    boolean isWritten = write(write, additions);
    add(additions);
    return isWritten;
  }

  private List<Boolean> writeTogether(List<FamilyWrite> writes) {
    Additions additions = new Additions();
    List<Boolean> verdicts =
        writes.stream().map(write -> writeAmongOthers(write, additions)).toList();
    add(additions);
    return verdicts;
  }

  private void add(Additions additions) {
    if (!additions.tokens().isEmpty()) {
      tokens.add(additions.tokens());
    }
    if (!additions.refreshTokens().isEmpty()) {
      rows.insertAll(additions.refreshTokens());
    }
  }

  private boolean writeAmongOthers(FamilyWrite write, Additions additions) {
    boolean isWritten = write(write, additions);
    if (!isWritten && write instanceof FamilyWrite.Rotate) {
      throw new IllegalStateException("a rotation that was refused may have changed its code");
    }
    return isWritten;
  }

  private boolean write(FamilyWrite write, Additions additions) {
    return switch (write) {
      case FamilyWrite.Exchange(SecretDigest code, AuthorizationCodes.Exchange exchange) ->
          exchange(code, exchange, additions);
      case FamilyWrite.Rotate(SecretDigest token, RefreshTokens.Rotation rotation) ->
          rotate(token, rotation, additions);
    };
  }

  private boolean exchange(
      SecretDigest code, AuthorizationCodes.Exchange exchange, Additions additions) {
    boolean isSpent =
        codes.spend(code.hex(), exchange.at().toEpochMilli(), CodeRow.millis(exchange.keptUntil()))
            == 1;
    if (isSpent) {
      boolean _ = additions.tokens().add(exchange.token());
      exchange.refreshToken().map(RefreshRow::of).ifPresent(additions.refreshTokens()::add);
    }
    return isSpent;
  }

  private boolean rotate(SecretDigest token, RefreshTokens.Rotation rotation, Additions additions) {
    String code = rotation.successor().code().hex();
    boolean isUsed =
        codes.keep(code, rotation.keptUntil().toEpochMilli()) == 1
            && rotation.use().map(use -> use(token, use)).orElseGet(() -> isUnused(token));
    if (isUsed) {
      boolean _ = additions.tokens().add(rotation.token());
      boolean _ = additions.refreshTokens().add(RefreshRow.of(rotation.successor()));
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
