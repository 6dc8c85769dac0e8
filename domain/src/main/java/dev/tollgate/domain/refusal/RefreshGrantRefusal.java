package dev.tollgate.domain.refusal;

/** Why a refresh token got no token (RFC 6749, 6 and 5.2). */
public sealed interface RefreshGrantRefusal extends Refusal
    permits FieldsInvalid,
        AuthenticationFailed,
        GrantNotAllowed,
        RefreshTokenInvalid,
        StandingRefusal,
        ResourceUnknown,
        ScopesRefused {}
