package dev.tollgate.domain;

import java.time.Instant;

/** A part of one enterprise, whose data its clients read. */
public record Company(
    CompanyId id, EnterpriseId enterprise, Name name, boolean active, Instant createdAt) {}
