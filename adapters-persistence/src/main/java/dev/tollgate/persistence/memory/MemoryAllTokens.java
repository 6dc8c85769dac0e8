package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.domain.Token;
import java.util.List;
import java.util.function.Supplier;

/** Tokens in memory, in bulk. */
record MemoryAllTokens(Supplier<MemoryData> data) implements AllTokens {

  @Override
  public List<Token> page(String after, int limit) {
    MemoryData open = data.get();
    return open.tokens.page(after, limit, token -> !open.gone.contains(token.registration()));
  }

  @Override
  public boolean add(List<Token> tokens) {
    MemoryData open = data.get();
    synchronized (open.tokens) {
      boolean areNew =
          tokens.stream().map(Token::id).distinct().count() == tokens.size()
              && tokens.stream().allMatch(open::isNew);
      return areNew && tokens.stream().allMatch(open::add);
    }
  }
}
