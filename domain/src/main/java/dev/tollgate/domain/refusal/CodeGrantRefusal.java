package dev.tollgate.domain.refusal;

/** Why an authorization code got no token (RFC 6749, 4.1.3 and 5.2). */
public sealed interface CodeGrantRefusal extends Refusal
    permits FieldsInvalid,
        AuthenticationFailed,
        GrantNotAllowed,
        CodeInvalid,
        RedirectUriMismatch,
        VerifierMismatch,
        StandingRefusal,
        ResourceUnknown {}
