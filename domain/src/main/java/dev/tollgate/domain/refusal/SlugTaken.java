package dev.tollgate.domain.refusal;

/** The company has another project with this slug. */
public record SlugTaken() implements ProjectRefusal {}
