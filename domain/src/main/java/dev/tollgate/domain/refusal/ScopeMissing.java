package dev.tollgate.domain.refusal;

import dev.tollgate.domain.ScopeSet;

/** The token lacks at least one of the required scopes. */
public record ScopeMissing(ScopeSet required) implements AccessRefusal, ProjectRefusal {}
