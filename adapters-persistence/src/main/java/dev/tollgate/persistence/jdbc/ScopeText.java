package dev.tollgate.persistence.jdbc;

import dev.tollgate.domain.ScopeSet;

/** Scopes in one column: separated by blanks, in their order. */
final class ScopeText {

  private ScopeText() {}

  static ScopeSet parse(String text) {
    return ScopeSet.of(Words.split(text).toArray(String[]::new));
  }
}
