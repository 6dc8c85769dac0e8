package dev.tollgate.domain.refusal;

/** The request came as a request object (OpenID Connect Core, 6.1). */
public record RequestObjectUnsupported() implements AuthorizationRefusal {}
