package dev.tollgate.cli.output;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** How instants are written: ISO 8601 in UTC. */
final class Timestamps {

  /** For programs: always three digits of milliseconds. */
  static final DateTimeFormatter EXACT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** For people. */
  static final DateTimeFormatter SHORT =
      new DateTimeFormatterBuilder().appendInstant(0).toFormatter();

  private Timestamps() {}
}
