package dev.tollgate.domain.refusal;

/** What a user who was asked to connect organizations is sent back with in place of a code. */
public sealed interface ConnectionRefusal extends Refusal
    permits CodeRequestRefusal, ScopesRefused, AccessDenied {}
