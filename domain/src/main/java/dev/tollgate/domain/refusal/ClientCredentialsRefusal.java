package dev.tollgate.domain.refusal;

/** Why client credentials got no token (RFC 6749, 4.4 and 5.2). */
public sealed interface ClientCredentialsRefusal extends Refusal
    permits AuthenticationFailed,
        GrantNotAllowed,
        EnterpriseInactive,
        CompanyInactive,
        ResourceUnknown,
        ScopesRefused {}
