package dev.tollgate.domain.refusal;

/** The caller used more than one way at once to prove who it is (RFC 6749, 2.3). */
public record AuthenticationAmbiguous() implements TokenRequestRefusal, CallerRefusal {}
