package dev.tollgate.persistence.jdbc.scopes;

import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.List;

/** Scopes in a database. */
public record JdbcScopes(Statements statements, ScopeRows rows) implements Scopes {

  public static Scopes in(Tables tables) {
    return new JdbcScopes(tables.statements(), tables.rows(ScopeRows.class));
  }

  @Override
  public boolean add(RegisteredScope scope) {
    return statements.add(() -> rows.insert(ScopeRow.of(scope)));
  }

  @Override
  public List<RegisteredScope> all() {
    return statements.run(rows::findAllOrderByName).stream().map(ScopeRow::scope).toList();
  }
}
