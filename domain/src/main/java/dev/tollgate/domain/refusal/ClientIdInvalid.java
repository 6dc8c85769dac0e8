package dev.tollgate.domain.refusal;

/** The text cannot be the id of a client. */
public record ClientIdInvalid(String id) implements RegisterClientRefusal {}
