package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one secret of a client; not the secret itself. */
public record SecretId(String value) {

  public SecretId {
    Identifiers.require(value);
  }

  public static SecretId next(Instant now, RandomGenerator random) {
    return new SecretId("sec_" + Identifiers.ordered(now.toEpochMilli(), random, 7));
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<SecretId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new SecretId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
