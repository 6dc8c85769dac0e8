package dev.tollgate.domain.refusal;

/**
 * The code verifier is missing, does not fit the challenge, or there was no challenge (RFC 7636,
 * 4.6).
 */
public record VerifierMismatch()
    implements CodeGrantRefusal, AccountTokenRefusal, PartnerTokenRefusal {}
