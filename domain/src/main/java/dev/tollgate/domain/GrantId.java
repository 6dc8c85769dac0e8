package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one grant. */
public record GrantId(String value) {

  public GrantId {
    Identifiers.require(value);
  }

  public static GrantId next(Instant now, RandomGenerator random) {
    return new GrantId("grt_" + Identifiers.ordered(now.toEpochMilli(), random, 16));
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<GrantId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new GrantId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
