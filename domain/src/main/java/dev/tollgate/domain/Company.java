package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A part of one enterprise, whose data its clients read.
 *
 * @param slug its name in addresses, which no other company has; empty until one is set
 * @param accountNumber from 1 to 2147483647, of this company alone forever; empty if it came from a
 *     store that had none
 * @param claims what the signed tokens of its clients say in addition
 * @param sandbox whether its clients are for tests, and may name the error they are answered with
 */
public record Company(
    CompanyId id,
    EnterpriseId enterprise,
    Name name,
    Optional<Slug> slug,
    OptionalLong accountNumber,
    CustomClaims claims,
    boolean sandbox,
    boolean active,
    Instant createdAt) {

  public Company {
    long number = accountNumber.orElse(1);
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not an account number");
    }
  }

  /** A company without slug and account number. */
  public Company(
      CompanyId id,
      EnterpriseId enterprise,
      Name name,
      CustomClaims claims,
      boolean active,
      Instant createdAt) {
    this(
        id,
        enterprise,
        name,
        Optional.empty(),
        OptionalLong.empty(),
        claims,
        false,
        active,
        createdAt);
  }

  /** A company without slug, account number and custom claims. */
  public Company(
      CompanyId id, EnterpriseId enterprise, Name name, boolean active, Instant createdAt) {
    this(id, enterprise, name, CustomClaims.NONE, active, createdAt);
  }
}
