package dev.tollgate.domain.refusal;

/** The text is not a token that was signed here, which shows without the store. */
public sealed interface TokenUnverified
    extends NotLive, RevokeRefusal, ShowTokenRefusal, RevokeAnyTokenRefusal
    permits TokenMalformed, TokenForged {}
