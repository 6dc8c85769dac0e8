package dev.tollgate.cli;

import java.util.Locale;

/** Which clients a list is about. */
enum ClientStatus {
  ENABLED,
  DISABLED;

  boolean isEnabled() {
    return this == ENABLED;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
