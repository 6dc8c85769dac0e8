package dev.tollgate.domain.refusal;

/** The key is the one that signs; another has to take over first. */
public record KeySigns(String kid) implements RetireKeyRefusal {}
