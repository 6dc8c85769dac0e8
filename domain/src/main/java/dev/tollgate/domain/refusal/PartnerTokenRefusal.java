package dev.tollgate.domain.refusal;

/** Why a partner gets no access token for a code or a refresh token. */
public sealed interface PartnerTokenRefusal extends Refusal
    permits FieldsInvalid,
        AuthenticationFailed,
        EnterpriseInactive,
        CodeInvalid,
        RedirectUriMismatch,
        VerifierMismatch,
        RefreshTokenInvalid {}
