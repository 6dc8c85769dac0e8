package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Names one session, also to clients: the {@code sid} of ID tokens. The cookie holds another value.
 */
public record SessionId(String value) {

  public SessionId {
    Identifiers.require(value);
  }

  public static SessionId next(Instant now, RandomGenerator random) {
    return new SessionId("ses_" + Identifiers.ordered(now.toEpochMilli(), random, 16));
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<SessionId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new SessionId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
