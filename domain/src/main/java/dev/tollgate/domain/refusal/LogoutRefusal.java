package dev.tollgate.domain.refusal;

/** Why a request to sign out is not carried out (OpenID Connect RP-Initiated Logout, 3). */
public sealed interface LogoutRefusal extends Refusal permits LogoutRedirectUriUnregistered {}
