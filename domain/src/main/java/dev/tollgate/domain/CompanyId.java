package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one company. */
public record CompanyId(String value) {

  public CompanyId {
    Identifiers.require(value);
  }

  public static CompanyId next(Instant now, RandomGenerator random) {
    return new CompanyId("com_" + Identifiers.ordered(now.toEpochMilli(), random, 7));
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<CompanyId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new CompanyId(text)) : Optional.empty();
  }

  /** Its name where a contract calls a company an organization: {@code org_} for {@code com_}. */
  public String organizationId() {
    return "org_" + (value.startsWith("com_") ? value.substring("com_".length()) : value);
  }

  @Override
  public String toString() {
    return value;
  }
}
