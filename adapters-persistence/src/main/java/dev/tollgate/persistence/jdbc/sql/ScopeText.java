package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.domain.ScopeSet;

/** Scopes in one column: separated by blanks, in their order. */
public final class ScopeText {

  private ScopeText() {}

  public static ScopeSet parse(String text) {
    return ScopeSet.of(Words.split(text).toArray(String[]::new));
  }
}
