package dev.tollgate.domain.refusal;

/** Why an authentication failed; for the audit trail alone. */
public sealed interface FailureCause permits AuthenticationFailed.Cause, SignInFailed.Cause {}
