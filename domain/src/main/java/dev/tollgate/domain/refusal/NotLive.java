package dev.tollgate.domain.refusal;

/** Why a text is not a live token of the contract that was asked. */
public sealed interface NotLive extends IntrospectRefusal, AccessRefusal
    permits TokenUnverified, TokenInactive {}
