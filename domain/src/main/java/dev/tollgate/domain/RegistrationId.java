package dev.tollgate.domain;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * Names one registration of a client: a client id that is deleted and registered again gets
 * another.
 */
public record RegistrationId(String value) {

  public RegistrationId {
    Identifiers.require(value);
  }

  public static RegistrationId next(Instant now, RandomGenerator random) {
    return new RegistrationId("reg_" + Identifiers.ordered(now.toEpochMilli(), random, 12));
  }

  @Override
  public String toString() {
    return value;
  }
}
