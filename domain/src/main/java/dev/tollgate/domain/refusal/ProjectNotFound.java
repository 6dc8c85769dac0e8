package dev.tollgate.domain.refusal;

/** There is no such project, or the grant does not cover it. */
public record ProjectNotFound() implements ProjectRefusal {}
