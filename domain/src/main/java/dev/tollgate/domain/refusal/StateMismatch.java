package dev.tollgate.domain.refusal;

/** The state is missing, or is not the one of the authorization request. */
public record StateMismatch() implements AccountTokenRefusal {}
