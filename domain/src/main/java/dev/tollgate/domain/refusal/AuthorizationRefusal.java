package dev.tollgate.domain.refusal;

/** What a user is sent back to the client with in place of a code (RFC 6749, 4.1.2.1). */
public sealed interface AuthorizationRefusal extends Refusal
    permits CodeRequestRefusal,
        RequestObjectUnsupported,
        RequestUriUnsupported,
        ResourceUnknown,
        ScopesRefused,
        AccessDenied,
        LoginRequired,
        ConsentRequired,
        AccountSelectionRequired,
        InteractionRequired {}
