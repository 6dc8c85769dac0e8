package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.domain.Token;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.util.List;

/** Tokens in a database, in bulk. */
record JdbcAllTokens(Statements statements, TokenRows rows) implements AllTokens {

  @Override
  public List<Token> page(String after, int limit) {
    return statements.run(() -> rows.after(after, limit)).stream().map(TokenRow::token).toList();
  }

  @Override
  public boolean add(List<Token> tokens) {
    return tokens.isEmpty()
        || statements.addTogether(() -> rows.insertAll(tokens.stream().map(TokenRow::of).toList()));
  }
}
