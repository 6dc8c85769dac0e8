package dev.tollgate.domain.refusal;

/** Why an authorization code got no token that speaks for an account. */
public sealed interface AccountTokenRefusal extends Refusal
    permits GrantTypeUnsupported,
        FieldsInvalid,
        CodeInvalid,
        StandingRefusal,
        AuthenticationFailed,
        RedirectUriMismatch,
        StateMismatch,
        VerifierMissing,
        VerifierMismatch {}
