package dev.tollgate.domain.refusal;

/** Why somebody could not sign in. */
public sealed interface SignInRefusal extends Refusal
    permits SignInFailed, SignInLimited, SignInBusy {}
