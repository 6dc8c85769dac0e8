package dev.tollgate.domain.refusal;

/** Why nothing can be told about a token. */
public sealed interface ShowTokenRefusal extends TokenAdminRefusal
    permits TokenUnverified, TokenExpired, TokenUnknown {}
