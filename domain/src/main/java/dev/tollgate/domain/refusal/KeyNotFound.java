package dev.tollgate.domain.refusal;

/** There is no such key. */
public record KeyNotFound(String kid) implements RetireKeyRefusal {}
