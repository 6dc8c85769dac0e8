package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** The tokens of each registration in memory. */
record MemoryClientTokens(Supplier<MemoryData> data) implements ClientTokens {

  @Override
  public List<Token> page(RegistrationId registration, String after, int limit) {
    return data.get().tokens.page(after, limit, token -> token.registration().equals(registration));
  }

  @Override
  public int revoke(List<TokenId> ids, Instant at) {
    MemoryData open = data.get();
    synchronized (open.tokens) {
      return (int) ids.stream().filter(id -> open.revoke(id, at)).count();
    }
  }
}
