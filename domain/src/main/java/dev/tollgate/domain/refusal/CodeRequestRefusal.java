package dev.tollgate.domain.refusal;

/** What every contract may refuse about a request for a code (RFC 6749, 4.1.1). */
public sealed interface CodeRequestRefusal
    extends AuthorizationRefusal, AccountAuthorizationRefusal, ConnectionRefusal
    permits FieldsInvalid,
        ParameterInvalid,
        ResponseTypeUnsupported,
        GrantNotAllowed,
        EnterpriseInactive {}
