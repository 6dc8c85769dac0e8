package dev.tollgate.application.admin.scope;

import dev.tollgate.domain.Scope;

/** Why a scope was not created. */
public sealed interface ScopeRefusal {

  /** Why no scope was created. */
  sealed interface CreateScopeRefusal extends ScopeRefusal {}

  /** The text cannot be a scope token (RFC 6749, 3.3). */
  record ScopeInvalid(String scope) implements CreateScopeRefusal {}

  /** The text cannot be a name or a description. */
  record NameInvalid(String name) implements CreateScopeRefusal {}

  /** There is such a scope already. */
  record ScopeExists(Scope scope) implements CreateScopeRefusal {}
}
