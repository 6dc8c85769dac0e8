package dev.tollgate.domain.refusal;

/** The request came as a reference (OpenID Connect Core, 6.2). */
public record RequestUriUnsupported() implements AuthorizationRefusal {}
