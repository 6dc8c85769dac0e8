package dev.tollgate.domain.refusal;

/** The enterprise of the client is inactive. */
public record EnterpriseInactive()
    implements ClientCredentialsRefusal, CodeRequestRefusal, StandingRefusal, PartnerTokenRefusal {}
