package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Tokens in memory. */
record MemoryTokens(Supplier<MemoryData> data) implements Tokens {

  @Override
  public boolean add(Token token) {
    return data.get().add(token);
  }

  @Override
  public Optional<Token> find(TokenId id) {
    return data.get().tokens.find(id.value());
  }

  @Override
  public Optional<Token> findByDigest(SecretDigest digest) {
    return data.get().findByDigest(digest);
  }

  @Override
  public boolean revoke(TokenId id, Instant at) {
    return data.get().revoke(id, at);
  }

  @Override
  public int purge(Instant now, int limit) {
    MemoryData open = data.get();
    Set<RegistrationId> gone = Set.copyOf(open.gone);
    int removed =
        open.tokens.removeIf(
            token -> token.isExpired(now) || gone.contains(token.registration()), limit);
    if (removed < limit) {
      boolean _ = open.gone.removeAll(gone);
    }
    return removed;
  }

  @Override
  public long purgeable(Instant now) {
    MemoryData open = data.get();
    return open.tokens.count(
        token -> token.isExpired(now) || open.gone.contains(token.registration()));
  }
}
