package dev.tollgate.domain.refusal;

/**
 * The token was not sent as one text in one way, or what the resource asks for cannot be read (RFC
 * 6750, 3.1).
 */
public record AccessRequestInvalid() implements AccessRefusal {}
