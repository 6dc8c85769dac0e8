package dev.tollgate.domain.refusal;

/** What the text alone gives away: it is no token that was signed here. */
public sealed interface TokenUnverified
    extends NotLive, RevokeRefusal, ShowTokenRefusal, RevokeAnyTokenRefusal
    permits TokenMalformed, TokenForged {}
