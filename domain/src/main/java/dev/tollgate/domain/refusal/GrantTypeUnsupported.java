package dev.tollgate.domain.refusal;

/** A grant type was asked for that this contract does not offer. */
public record GrantTypeUnsupported() implements TokenRequestRefusal, AccountTokenRefusal {}
