package dev.tollgate.domain.refusal;

/** Why an administrator revoked no token. */
public sealed interface RevokeAnyTokenRefusal extends AdminRefusal
    permits TokenUnverified, TokenExpired, TokenRevoked, TokenUnknown {}
