package dev.tollgate.domain.refusal;

/** There is no such resource. */
public record ResourceNotFound(String uri) implements DeleteResourceRefusal {}
