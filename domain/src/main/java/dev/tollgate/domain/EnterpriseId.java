package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one enterprise. */
public record EnterpriseId(String value) {

  public EnterpriseId {
    Identifiers.require(value);
  }

  public static EnterpriseId next(Instant now, RandomGenerator random) {
    return new EnterpriseId("ent_" + Identifiers.ordered(now.toEpochMilli(), random, 7));
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<EnterpriseId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new EnterpriseId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
