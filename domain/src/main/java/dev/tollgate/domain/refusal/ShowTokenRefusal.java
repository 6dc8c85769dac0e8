package dev.tollgate.domain.refusal;

/** Why nothing can be told about a token. */
public sealed interface ShowTokenRefusal extends AdminRefusal
    permits TokenUnverified, TokenExpired, TokenUnknown {}
