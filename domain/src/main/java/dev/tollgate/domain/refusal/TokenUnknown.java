package dev.tollgate.domain.refusal;

/**
 * No such token is on record here: never issued, of another contract, or of a client that was
 * deleted.
 */
public record TokenUnknown()
    implements NotLive, RevokeRefusal, ShowTokenRefusal, RevokeAnyTokenRefusal {}
