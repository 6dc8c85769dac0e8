package dev.tollgate.domain.refusal;

/** A resource that a token was asked for is not registered (RFC 8707, 2), or there are too many. */
public record ResourceUnknown()
    implements ClientCredentialsRefusal,
        CodeGrantRefusal,
        RefreshGrantRefusal,
        AuthorizationRefusal {}
