package dev.tollgate.domain.refusal;

/** The token is not one that the calling client may introspect or revoke. */
public record TokenForeign() implements ClientIntrospectRefusal, ClientRevokeRefusal {}
