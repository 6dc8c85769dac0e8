package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Tokens in memory. */
record MemoryTokens(Access store) implements Tokens {

  @Override
  public boolean add(Token token) {
    return store.run(data -> data.add(token));
  }

  @Override
  public Optional<Token> findByDigest(SecretDigest digest) {
    return store.run(data -> data.findByDigest(digest));
  }

  @Override
  public Optional<Token> find(TokenId id) {
    return store.run(data -> data.tokens.find(id.value()));
  }

  @Override
  public boolean revoke(TokenId id, Instant at) {
    return store.run(data -> revoke(data, id, at));
  }

  static boolean revoke(Memory data, TokenId id, Instant at) {
    boolean isRevoked = data.tokens.change(id.value(), token -> token.revoked(at));
    if (isRevoked) {
      data.revocations.add(id);
    }
    return isRevoked;
  }

  /** Those of the store below are only counted: nobody wants to read a million of them. */
  @Override
  public int purge(Instant now, int limit) {
    return store.run(
        data -> {
          int below = (int) Math.min(limit, purgeableBelow(data, now));
          data.purgedBelow += below;
          int added = data.tokens.removeAdded(isPurgeable(data, now), limit - below);
          if (below + added < limit) {
            data.gone.clear();
          }
          return below + added;
        });
  }

  @Override
  public long purgeable(Instant now) {
    return store.run(
        data -> purgeableBelow(data, now) + data.tokens.countAdded(isPurgeable(data, now)));
  }

  private static Predicate<Token> isPurgeable(Memory data, Instant now) {
    return token -> token.isExpired(now) || data.gone.contains(token.registration());
  }

  private static long purgeableBelow(Memory data, Instant now) {
    return data.below.map(below -> below.tokens().purgeable(now) - data.purgedBelow).orElse(0L);
  }
}
