package dev.tollgate.domain.refusal;

/**
 * A scope that was asked for is none, or none of this client; or the client has no scopes at all,
 * where that matters.
 */
public record ScopesRefused() implements ClientCredentialsRefusal {}
