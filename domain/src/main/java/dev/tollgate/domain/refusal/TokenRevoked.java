package dev.tollgate.domain.refusal;

/** The token was revoked. */
public record TokenRevoked() implements TokenInactive, RevokeRefusal, RevokeAnyTokenRefusal {}
