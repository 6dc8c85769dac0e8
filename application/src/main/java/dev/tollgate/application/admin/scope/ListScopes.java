package dev.tollgate.application.admin.scope;

import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.StandardScopes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lists the scopes that clients can be granted, ordered by name, with those of OpenID Connect. */
public final class ListScopes {

  private final Scopes scopes;

  public ListScopes(Scopes scopes) {
    this.scopes = scopes;
  }

  public List<RegisteredScope> list() {
    List<RegisteredScope> created =
        scopes.all().stream().filter(it -> !StandardScopes.include(it.scope())).toList();
    return Stream.concat(created.stream(), StandardScopes.ALL.stream())
        .sorted(Comparator.comparing(it -> it.scope().value()))
        .toList();
  }
}
