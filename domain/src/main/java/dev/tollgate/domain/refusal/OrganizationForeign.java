package dev.tollgate.domain.refusal;

/** The resource belongs to another company than the grant, or to none. */
public record OrganizationForeign() implements ProjectRefusal {}
