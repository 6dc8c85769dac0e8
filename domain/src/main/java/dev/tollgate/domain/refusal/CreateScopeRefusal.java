package dev.tollgate.domain.refusal;

/** Why no scope was created. */
public sealed interface CreateScopeRefusal extends AdminRefusal
    permits ScopeInvalid, NameInvalid, ScopeExists {}
