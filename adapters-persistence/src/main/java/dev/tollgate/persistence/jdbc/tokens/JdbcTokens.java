package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenOwner;
import dev.tollgate.persistence.jdbc.sql.Batcher;
import dev.tollgate.persistence.jdbc.sql.KeyedRead;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Tokens in a database. */
record JdbcTokens(
    Statements statements,
    TokenRows rows,
    Batcher<TokenRow, Boolean> additions,
    Batcher<Revoke, Boolean> revocations,
    KeyedRead<Token> byId,
    KeyedRead<Token> byDigest,
    OrphanedTokens gone)
    implements Tokens {

  @Override
  public boolean add(Token token) {
    return additions.call(TokenRow.of(token));
  }

  @Override
  public CompletionStage<Boolean> startAdding(Token token) {
    return additions.start(TokenRow.of(token));
  }

  @Override
  public Optional<Token> find(TokenId id) {
    return byId.find(id.value());
  }

  @Override
  public Optional<Token> findByDigest(SecretDigest digest) {
    return byDigest.find(digest.hex());
  }

  @Override
  public boolean revoke(TokenId id, Instant at) {
    return revocations.call(Revoke.of(id, at));
  }

  @Override
  public boolean revokeOwn(TokenId id, TokenOwner owner, Instant at) {
    return revocations.call(Revoke.of(id, owner, at));
  }

  @Override
  public int purge(Instant now, int limit) {
    int expired = statements.removeDue("token", "id", "expires_at", now.toEpochMilli(), limit);
    return expired + gone.purge(limit - expired);
  }

  /** Adds a token and takes it back in one transaction, which commits. */
  @Override
  public void probe() {
    String id = "probe-" + UUID.randomUUID();
    statements.perform(
        () -> {
          rows.insert(
              new TokenRow(id, "", "", null, null, null, null, "", "", "", null, 0, 0L, null));
          int _ = rows.delete(id);
        });
  }

  @Override
  public long purgeable(Instant now) {
    return statements.run(() -> rows.purgeable(now.toEpochMilli()));
  }
}
