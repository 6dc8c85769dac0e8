package dev.tollgate.persistence.jdbc.scopes;

import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code scope}. */
@MappedEntity(value = "scope", escape = false)
record ScopeRow(@Id String name, String description, boolean defaultOn, boolean destructive) {

  static ScopeRow of(RegisteredScope scope) {
    return new ScopeRow(
        scope.scope().value(), scope.description().value(), scope.defaultOn(), scope.destructive());
  }

  RegisteredScope scope() {
    return new RegisteredScope(new Scope(name), new Name(description), defaultOn, destructive);
  }
}
