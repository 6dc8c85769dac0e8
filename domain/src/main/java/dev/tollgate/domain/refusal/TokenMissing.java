package dev.tollgate.domain.refusal;

/** No token was presented, or something that is not text. */
public record TokenMissing() implements IntrospectRefusal, RevokeRefusal, AccessRefusal {}
