package dev.tollgate.domain.refusal;

/** Why a client is not told about a token (RFC 7662, 2.2 and 2.3). */
public sealed interface ClientIntrospectRefusal extends Refusal
    permits CallerRefusal, IntrospectRefusal, TokenForeign {}
