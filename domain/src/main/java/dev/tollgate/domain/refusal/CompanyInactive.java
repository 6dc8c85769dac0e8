package dev.tollgate.domain.refusal;

/** The company of the client or of the token is inactive. */
public record CompanyInactive() implements ClientCredentialsRefusal, StandingRefusal {}
