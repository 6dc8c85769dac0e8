package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.RegisteredScope;
import java.util.List;
import java.util.function.Supplier;

/** Scopes in memory. */
record MemoryScopes(Supplier<MemoryData> data) implements Scopes {

  @Override
  public boolean add(RegisteredScope scope) {
    return data.get().scopes.add(scope.scope().value(), scope);
  }

  @Override
  public List<RegisteredScope> all() {
    return data.get().scopes.all();
  }
}
