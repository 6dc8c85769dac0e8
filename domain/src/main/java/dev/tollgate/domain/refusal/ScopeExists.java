package dev.tollgate.domain.refusal;

import dev.tollgate.domain.Scope;

/** There is such a scope already. */
public record ScopeExists(Scope scope) implements CreateScopeRefusal {}
