package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.domain.Token;
import dev.tollgate.persistence.jdbc.sql.Tables;

/** Adds tokens within a transaction that changes other things, too. */
public record NewTokens(TokenRows rows) {

  public static NewTokens in(Tables tables) {
    return new NewTokens(tables.rows(TokenRows.class));
  }

  /** Adds a token with a fresh id. */
  public void add(Token token) {
    rows.insert(TokenRow.of(token));
  }
}
