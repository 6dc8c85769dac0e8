package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one token on record: its {@code jti} (RFC 7519, 4.1.7). */
public record TokenId(String value) {

  public TokenId {
    Identifiers.require(value);
  }

  public static TokenId next(Instant now, RandomGenerator random) {
    return new TokenId(Identifiers.ordered(now.toEpochMilli(), random, 16));
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<TokenId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new TokenId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
