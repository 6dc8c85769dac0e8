package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.domain.Token;
import java.util.List;

/** All tokens in memory. */
record MemoryAllTokens(Access store) implements AllTokens {

  @Override
  public List<Token> page(String after, int limit) {
    return store.run(
        data -> data.tokens.page(after, limit, token -> !data.gone.contains(token.registration())));
  }

  @Override
  public boolean add(List<Token> tokens) {
    return store.run(
        data -> {
          boolean areNew =
              tokens.stream().map(Token::id).distinct().count() == tokens.size()
                  && tokens.stream().allMatch(data::isNew);
          return areNew && tokens.stream().allMatch(data::add);
        });
  }
}
