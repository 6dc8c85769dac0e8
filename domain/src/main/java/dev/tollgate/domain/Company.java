package dev.tollgate.domain;

import java.time.Instant;

/**
 * A part of one enterprise, whose data its clients read.
 *
 * @param claims what the signed tokens of its clients say in addition
 */
public record Company(
    CompanyId id,
    EnterpriseId enterprise,
    Name name,
    CustomClaims claims,
    boolean active,
    Instant createdAt) {

  /** A company without custom claims. */
  public Company(
      CompanyId id, EnterpriseId enterprise, Name name, boolean active, Instant createdAt) {
    this(id, enterprise, name, CustomClaims.NONE, active, createdAt);
  }
}
