package dev.tollgate.domain.refusal;

/** The text has the form of a token, but no key of this server signed it. */
public record TokenForged() implements TokenUnverified {}
