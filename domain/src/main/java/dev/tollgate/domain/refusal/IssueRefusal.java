package dev.tollgate.domain.refusal;

/** Why no token was issued (RFC 6749, 5.2). */
public sealed interface IssueRefusal extends Refusal
    permits FieldsInvalid,
        AuthenticationAmbiguous,
        GrantTypeUnsupported,
        AuthenticationFailed,
        GrantNotAllowed,
        EnterpriseInactive,
        CompanyInactive,
        ResourceUnknown,
        ScopesRefused {}
