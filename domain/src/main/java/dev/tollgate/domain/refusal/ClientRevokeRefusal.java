package dev.tollgate.domain.refusal;

/** Why a client did not revoke a token (RFC 7009, 2.2). */
public sealed interface ClientRevokeRefusal extends Refusal
    permits CallerRefusal, RevokeRefusal, TokenForeign {}
