package dev.tollgate.domain.refusal;

/** Why an administrator revoked no token. */
public sealed interface RevokeAnyTokenRefusal extends TokenAdminRefusal
    permits TokenUnverified, TokenExpired, TokenRevoked, TokenUnknown {}
