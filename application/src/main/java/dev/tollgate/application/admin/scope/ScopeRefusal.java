package dev.tollgate.application.admin.scope;

import dev.tollgate.domain.Scope;

/** Why a scope was not created. */
public sealed interface ScopeRefusal {

  /** Why no scope was created. */
  sealed interface CreateScopeRefusal extends ScopeRefusal {}

  /** The text is not a scope token (RFC 6749, 3.3). */
  record ScopeInvalid(String scope) implements CreateScopeRefusal {}

  /** The text is not a valid name or description. */
  record NameInvalid(String name) implements CreateScopeRefusal {}

  /** The scope already exists. */
  record ScopeExists(Scope scope) implements CreateScopeRefusal {}
}
