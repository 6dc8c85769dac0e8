package dev.tollgate.domain.refusal;

/**
 * A requested scope does not exist or is not one of this client; or the client has no scopes at
 * all, where that matters.
 */
public record ScopesRefused()
    implements ClientCredentialsRefusal,
        RefreshGrantRefusal,
        AuthorizationRefusal,
        ConnectionRefusal {}
