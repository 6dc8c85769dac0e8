package dev.tollgate.domain.refusal;

/** What a proxy requires of a token cannot be read. */
public record DemandInvalid() implements AccessRefusal {}
