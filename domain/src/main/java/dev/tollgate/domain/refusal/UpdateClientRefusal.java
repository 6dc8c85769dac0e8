package dev.tollgate.domain.refusal;

/** Why a client kept its name and its scopes. */
public sealed interface UpdateClientRefusal extends AdminRefusal
    permits ClientNotFound, NameInvalid, ScopesNotFound, ScopesTooLong, ScopesNotHeld {}
