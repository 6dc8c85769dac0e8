package dev.tollgate.application.issue;

import dev.tollgate.domain.Token;

/** A token and its text, which only the client ever sees. */
public record IssuedToken(String text, Token token) {

  @Override
  public String toString() {
    return "IssuedToken[" + token.id() + "]";
  }
}
