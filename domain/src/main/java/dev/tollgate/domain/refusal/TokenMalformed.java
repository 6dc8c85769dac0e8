package dev.tollgate.domain.refusal;

/** The text has not the form of a token. */
public record TokenMalformed() implements TokenUnverified {}
