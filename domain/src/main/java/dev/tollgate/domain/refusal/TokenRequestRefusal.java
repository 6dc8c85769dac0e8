package dev.tollgate.domain.refusal;

/**
 * What is wrong with a token request whatever its grant, seen without the store (RFC 6749, 5.2).
 */
public sealed interface TokenRequestRefusal extends Refusal
    permits AuthenticationAmbiguous, FieldsInvalid, GrantTypeUnsupported {}
