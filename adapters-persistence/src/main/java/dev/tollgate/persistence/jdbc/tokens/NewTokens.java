package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.domain.Token;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.List;

/** Adds tokens within a transaction that changes other things, too. */
public record NewTokens(TokenRows rows) {

  public static NewTokens in(Tables tables) {
    return new NewTokens(tables.rows(TokenRows.class));
  }

  /** Adds tokens with fresh ids. */
  public void add(List<Token> tokens) {
    rows.insertAll(tokens.stream().map(TokenRow::of).toList());
  }
}
