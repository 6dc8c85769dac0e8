package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Names one project. */
public record ProjectId(String value) {

  public ProjectId {
    Identifiers.require(value);
  }

  public static ProjectId next(Instant now, RandomGenerator random) {
    return new ProjectId("prj_" + Identifiers.ordered(now.toEpochMilli(), random, 7));
  }

  /** Empty for text that cannot be such an identifier. */
  public static Optional<ProjectId> parse(String text) {
    return Identifiers.isValid(text) ? Optional.of(new ProjectId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
