package dev.tollgate.domain.refusal;

/** The client asked for something else than a code (RFC 6749, 3.1.1). */
public record ResponseTypeUnsupported() implements CodeRequestRefusal {}
