package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Names one user: the {@code sub} of tokens that speak for this user (OpenID Connect Core, 2). No
 * client can be registered under such an id, so a {@code sub} never means both.
 */
public record UserId(String value) {

  static final String PREFIX = "usr_";

  public UserId {
    Identifiers.require(value);
  }

  public static UserId next(Instant now, RandomGenerator random) {
    return new UserId(PREFIX + Identifiers.ordered(now.toEpochMilli(), random, 12));
  }

  /** Whether a user may have this id one day, so that no client may. */
  public static boolean isReserved(String text) {
    return text.startsWith(PREFIX);
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<UserId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new UserId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
