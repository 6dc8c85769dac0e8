package dev.tollgate.domain.refusal;

/** The text does not have the form of a token. */
public record TokenMalformed() implements TokenUnverified {}
