package dev.tollgate.domain;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Names one audit record. Ids of later records sort after those of earlier ones. */
public record AuditId(String value) {

  private static final String PREFIX = "aud_";

  public AuditId {
    Identifiers.require(value);
  }

  public static AuditId next(Instant now, RandomGenerator random) {
    return new AuditId(PREFIX + Identifiers.ordered(now.toEpochMilli(), random, 16));
  }

  /** Sorts after every id of an earlier millisecond, and before every id of this one. */
  public static AuditId floor(Instant at) {
    return new AuditId(PREFIX + Identifiers.ordered(Math.max(0, at.toEpochMilli())));
  }

  @Override
  public String toString() {
    return value;
  }
}
