package dev.tollgate.domain.refusal;

/**
 * The user has no company that may authorize the client, and no page may be shown to say so (OpenID
 * Connect Core, 3.1.2.6).
 */
public record InteractionRequired() implements AuthorizationRefusal {}
