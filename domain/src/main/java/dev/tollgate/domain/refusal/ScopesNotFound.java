package dev.tollgate.domain.refusal;

import java.util.List;

/** A client cannot be given scopes that were never created. */
public record ScopesNotFound(List<String> scopes)
    implements RegisterClientRefusal, UpdateClientRefusal {}
