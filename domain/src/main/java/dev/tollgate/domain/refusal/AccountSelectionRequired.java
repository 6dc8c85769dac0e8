package dev.tollgate.domain.refusal;

/**
 * The user would have to choose a company, and no page may be shown (OpenID Connect Core, 3.1.2.6).
 */
public record AccountSelectionRequired() implements AuthorizationRefusal {}
