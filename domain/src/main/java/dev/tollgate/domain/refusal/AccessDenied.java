package dev.tollgate.domain.refusal;

/** The user refused. */
public record AccessDenied()
    implements AuthorizationRefusal, AccountAuthorizationRefusal, ConnectionRefusal {}
