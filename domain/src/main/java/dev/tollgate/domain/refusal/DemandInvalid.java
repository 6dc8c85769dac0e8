package dev.tollgate.domain.refusal;

/** What a token is asked for, by who relays a request, cannot be read. */
public record DemandInvalid() implements AccessRefusal {}
