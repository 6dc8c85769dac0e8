package dev.tollgate.domain.refusal;

/** The lifetime of the token is over. */
public record TokenExpired()
    implements TokenInactive, RevokeRefusal, ShowTokenRefusal, RevokeAnyTokenRefusal {}
