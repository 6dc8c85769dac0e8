package dev.tollgate.domain.refusal;

/** The enterprise or the company of the calling client is inactive. */
public record CallerInactive() implements CallerRefusal {}
