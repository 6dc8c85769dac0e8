package dev.tollgate.domain.refusal;

/** Why a user no longer lets a client act for a company. */
public sealed interface StandingRefusal
    extends TokenInactive, CodeGrantRefusal, RefreshGrantRefusal, AccountTokenRefusal
    permits UserInactive, GrantRevoked, EnterpriseInactive, CompanyInactive {}
