package dev.tollgate.domain.refusal;

/** There is this key already. */
public record KeyExists(String kid) implements ImportKeyRefusal {}
