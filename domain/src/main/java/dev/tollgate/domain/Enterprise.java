package dev.tollgate.domain;

import java.time.Instant;

/** A tenant: owns companies and clients. While it is inactive, nothing of it has any effect. */
public record Enterprise(EnterpriseId id, Name name, boolean active, Instant createdAt) {}
