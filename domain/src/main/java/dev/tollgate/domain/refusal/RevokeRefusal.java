package dev.tollgate.domain.refusal;

/** Why a token was not revoked (RFC 7009, 2.2). */
public sealed interface RevokeRefusal extends ClientRevokeRefusal
    permits TokenMissing, TokenUnverified, TokenExpired, TokenRevoked, TokenUnknown {}
