package dev.tollgate.domain.refusal;

/** Why a partner can neither mint a token for a grant nor revoke the grant. */
public sealed interface InstallationRefusal extends Refusal
    permits AccessTokenInvalid, GrantNotFound, GrantRevoked {}
