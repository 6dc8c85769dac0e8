package dev.tollgate.domain.refusal;

/** The token is meant for other resources. */
public record AudienceWrong() implements AccessRefusal {}
