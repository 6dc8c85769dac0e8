package dev.tollgate.domain.refusal;

/** Why a token is not shown. */
public sealed interface ShowTokenRefusal extends TokenAdminRefusal
    permits TokenUnverified, TokenExpired, TokenUnknown {}
