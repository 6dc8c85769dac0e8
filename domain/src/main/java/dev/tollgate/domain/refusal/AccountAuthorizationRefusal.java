package dev.tollgate.domain.refusal;

/** What a user who was asked for an account is sent back with in place of a code. */
public sealed interface AccountAuthorizationRefusal extends Refusal
    permits CodeRequestRefusal, AccessDenied {}
