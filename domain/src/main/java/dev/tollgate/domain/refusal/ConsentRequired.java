package dev.tollgate.domain.refusal;

/** The user would have to be asked, and no page may be shown (OpenID Connect Core, 3.1.2.6). */
public record ConsentRequired() implements AuthorizationRefusal {}
