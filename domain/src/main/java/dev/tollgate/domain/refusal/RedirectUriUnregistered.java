package dev.tollgate.domain.refusal;

/** The redirect URI is not registered for the client. */
public record RedirectUriUnregistered() implements RedirectTargetRefusal {}
