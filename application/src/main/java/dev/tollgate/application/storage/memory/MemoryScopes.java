package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.RegisteredScope;
import java.util.List;

/** Scopes in memory. */
record MemoryScopes(Access store) implements Scopes {

  @Override
  public boolean add(RegisteredScope scope) {
    return store.run(data -> data.scopes.add(scope));
  }

  @Override
  public List<RegisteredScope> all() {
    return store.run(data -> data.scopes.all(scope -> true));
  }
}
