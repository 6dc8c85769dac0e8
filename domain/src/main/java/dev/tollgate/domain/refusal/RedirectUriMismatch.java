package dev.tollgate.domain.refusal;

/** The redirect URI is not the one of the authorization request (RFC 6749, 4.1.3). */
public record RedirectUriMismatch()
    implements CodeGrantRefusal, AccountTokenRefusal, PartnerTokenRefusal {}
