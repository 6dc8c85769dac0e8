package dev.tollgate.domain.refusal;

/** Why what was presented is no live token of the contract that was asked. */
public sealed interface NotLive extends IntrospectRefusal, AccessRefusal
    permits TokenUnverified,
        TokenExpired,
        TokenRevoked,
        TokenUnknown,
        ClientDisabled,
        EnterpriseInactive,
        CompanyInactive {}
