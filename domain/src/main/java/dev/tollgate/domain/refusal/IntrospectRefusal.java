package dev.tollgate.domain.refusal;

/** Why a token cannot be told about (RFC 7662, 2.2). */
public sealed interface IntrospectRefusal extends ClientIntrospectRefusal
    permits TokenMissing, NotLive {}
