package dev.tollgate.domain.refusal;

/** The text cannot name a resource (RFC 8707, 2). */
public record ResourceInvalid(String uri) implements CreateResourceRefusal {}
