package dev.tollgate.domain.refusal;

/** The text cannot be a scope token (RFC 6749, 3.3). */
public record ScopeInvalid(String scope) implements CreateScopeRefusal {}
