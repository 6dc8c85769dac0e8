package dev.tollgate.domain.refusal;

/** There is this key already, or it was retired. */
public record KeyExists(String kid) implements ImportKeyRefusal {}
