package dev.tollgate.application.admin.scope;

import dev.tollgate.application.admin.scope.ScopeRefusal.CreateScopeRefusal;
import dev.tollgate.application.admin.scope.ScopeRefusal.NameInvalid;
import dev.tollgate.application.admin.scope.ScopeRefusal.ScopeExists;
import dev.tollgate.application.admin.scope.ScopeRefusal.ScopeInvalid;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.StandardScopes;
import java.util.Optional;

/** Creates a scope that clients can be granted. */
public final class CreateScope {

  private final Scopes scopes;

  public CreateScope(Scopes scopes) {
    this.scopes = scopes;
  }

  /**
   * Creates a scope.
   *
   * @param defaultOn whether the consent page ticks it beforehand
   * @param destructive whether the consent page warns of it
   */
  public Result<RegisteredScope, CreateScopeRefusal> create(
      String name, String description, boolean defaultOn, boolean destructive) {
    Optional<Scope> scope = Scope.parse(name);
    if (scope.isEmpty()) {
      return Result.refused(new ScopeInvalid(name));
    }
    Optional<Name> text = Name.parse(description);
    if (text.isEmpty()) {
      return Result.refused(new NameInvalid(description));
    }
    RegisteredScope registered =
        new RegisteredScope(scope.get(), text.get(), defaultOn, destructive);
    return !StandardScopes.include(scope.get()) && scopes.add(registered)
        ? Result.ok(registered)
        : Result.refused(new ScopeExists(scope.get()));
  }
}
