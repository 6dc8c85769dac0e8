package dev.tollgate.domain.refusal;

/** Client credentials are for clients that prove who they are (RFC 6749, 4.4). */
public record GrantNeedsAuthentication() implements RegisterClientRefusal {}
