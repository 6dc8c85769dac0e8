package dev.tollgate.domain.refusal;

/** Why introspection says nothing about a token (RFC 7662, 2.2). */
public sealed interface IntrospectRefusal extends ClientIntrospectRefusal
    permits TokenMissing, NotLive {}
