package dev.tollgate.domain.refusal;

/**
 * The address to return to after signing out is not registered for the client, or none is named.
 */
public record LogoutRedirectUriUnregistered() implements LogoutRefusal {}
