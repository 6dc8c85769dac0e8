package dev.tollgate.domain.refusal;

/** A public client did not send the code verifier (RFC 7636, 4.5). */
public record VerifierMissing() implements AccountTokenRefusal {}
