package dev.tollgate.domain.refusal;

/** The client may not obtain tokens in this way. */
public record GrantNotAllowed()
    implements ClientCredentialsRefusal,
        CodeGrantRefusal,
        RefreshGrantRefusal,
        CodeRequestRefusal {}
