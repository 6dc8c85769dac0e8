package dev.tollgate.application.admin.scope;

import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.RegisteredScope;
import java.util.List;

/** Lists the scopes that clients can be granted. */
public final class ListScopes {

  private final Scopes scopes;

  public ListScopes(Scopes scopes) {
    this.scopes = scopes;
  }

  public List<RegisteredScope> list() {
    return scopes.all();
  }
}
