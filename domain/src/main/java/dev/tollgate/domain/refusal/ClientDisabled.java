package dev.tollgate.domain.refusal;

/** The client that the token was issued to is disabled. */
public record ClientDisabled() implements TokenInactive {}
