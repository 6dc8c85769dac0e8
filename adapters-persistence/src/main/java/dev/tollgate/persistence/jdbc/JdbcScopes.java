package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.RegisteredScope;
import java.util.List;

/** Scopes in a database. */
record JdbcScopes(Statements statements, ScopeRows rows) implements Scopes {

  @Override
  public boolean add(RegisteredScope scope) {
    return statements.add(() -> rows.insert(ScopeRow.of(scope)));
  }

  @Override
  public List<RegisteredScope> all() {
    return statements.run(rows::findAllOrderByName).stream().map(ScopeRow::scope).toList();
  }
}
