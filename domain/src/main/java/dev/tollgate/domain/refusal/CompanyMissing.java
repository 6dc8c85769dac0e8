package dev.tollgate.domain.refusal;

/** The client is linked to no company. */
public record CompanyMissing() implements AccessRefusal {}
