package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;

/** The tokens of each registration in memory. */
record MemoryClientTokens(Access store) implements ClientTokens {

  @Override
  public List<Token> page(RegistrationId registration, String after, int limit) {
    return store.run(
        data ->
            data.tokens.page(
                after,
                limit,
                token -> token.registration().equals(registration),
                (from, size) ->
                    data.below
                        .map(below -> below.clientTokens().page(registration, from, size))
                        .orElse(List.of())));
  }

  @Override
  public int revoke(List<TokenId> ids, Instant at) {
    return store.run(
        data -> (int) ids.stream().filter(id -> MemoryTokens.revoke(data, id, at)).count());
  }
}
