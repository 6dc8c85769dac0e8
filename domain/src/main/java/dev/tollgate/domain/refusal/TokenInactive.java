package dev.tollgate.domain.refusal;

/** Why a token is not live, whatever its text says. */
public sealed interface TokenInactive extends NotLive
    permits TokenRevoked, TokenExpired, TokenUnknown, ClientDisabled, StandingRefusal {}
