package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenOwner;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tokens of another store, some of them remembered; what is revoked stays so. */
record CachedTokens(
    Tokens store, Recent<TokenId, Token> recent, Recent<SecretDigest, TokenId> opaque)
    implements Tokens {

  /** Nothing is remembered about an id that is not on record. */
  @Override
  public boolean add(Token token) {
    return store.add(token);
  }

  @Override
  public CompletionStage<Boolean> startAdding(Token token) {
    return store.startAdding(token);
  }

  @Override
  public Optional<Token> find(TokenId id) {
    return recent.find(id, store::find);
  }

  /** Remembers which token it is, and goes by the record of that token. */
  @Override
  public Optional<Token> findByDigest(SecretDigest digest) {
    return opaque.find(digest, it -> store.findByDigest(it).map(Token::id)).flatMap(this::find);
  }

  @Override
  public boolean revoke(TokenId id, Instant at) {
    return recent.change(id, () -> store.revoke(id, at));
  }

  @Override
  public boolean revokeOwn(TokenId id, TokenOwner owner, Instant at) {
    return recent.change(id, () -> store.revokeOwn(id, owner, at));
  }

  /** What another node has revoked must be read again. */
  void forget(TokenId id) {
    recent.forget(id, token -> token.revokedAt().isPresent());
  }

  @Override
  public int purge(Instant now, int limit) {
    return store.purge(now, limit);
  }

  @Override
  public void probe() {
    store.probe();
  }

  @Override
  public long purgeable(Instant now) {
    return store.purgeable(now);
  }
}
