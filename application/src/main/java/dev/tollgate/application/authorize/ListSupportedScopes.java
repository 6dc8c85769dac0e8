package dev.tollgate.application.authorize;

import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.StandardScopes;
import java.util.List;
import java.util.stream.Stream;

/** Lists what clients can ask for: the standard scopes, and all that are registered. */
public final class ListSupportedScopes {

  private final Scopes scopes;

  public ListSupportedScopes(Scopes scopes) {
    this.scopes = scopes;
  }

  public List<Scope> list() {
    return Stream.concat(StandardScopes.ALL.stream(), scopes.all().stream())
        .map(RegisteredScope::scope)
        .distinct()
        .toList();
  }
}
