package dev.tollgate.domain.refusal;

/**
 * The token belongs to somebody about whose tokens the calling client learns and decides nothing.
 */
public record TokenForeign() implements ClientIntrospectRefusal, ClientRevokeRefusal {}
