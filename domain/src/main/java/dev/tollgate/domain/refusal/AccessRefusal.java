package dev.tollgate.domain.refusal;

/** Why a protected resource stays closed (RFC 6750, 3.1). */
public sealed interface AccessRefusal extends Refusal
    permits DemandInvalid,
        AccessRequestInvalid,
        TokenMissing,
        NotLive,
        AudienceWrong,
        ScopeMissing,
        CompanyMissing {}
