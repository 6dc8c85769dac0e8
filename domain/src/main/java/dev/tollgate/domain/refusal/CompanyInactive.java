package dev.tollgate.domain.refusal;

/** The company that the client is linked to is inactive. */
public record CompanyInactive() implements IssueRefusal, NotLive {}
