package dev.tollgate.domain.refusal;

/** Why an administrator was not shown a token, or did not revoke it. */
public sealed interface TokenAdminRefusal extends Refusal
    permits ShowTokenRefusal, RevokeAnyTokenRefusal {}
