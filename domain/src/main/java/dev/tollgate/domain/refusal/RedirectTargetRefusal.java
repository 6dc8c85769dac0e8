package dev.tollgate.domain.refusal;

/** Why a user cannot be sent back to the client, so that a page has to tell (RFC 6749, 4.1.2.1). */
public sealed interface RedirectTargetRefusal extends Refusal
    permits AuthorizationClientUnknown, RedirectUriMissing, RedirectUriUnregistered {}
