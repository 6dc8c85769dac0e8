package dev.tollgate.cli.client;

import java.util.Locale;

/** Which clients to list. */
enum ClientStatus {
  ENABLED,
  DISABLED;

  boolean isEnabled() {
    return this == ENABLED;
  }

  /** The spelling on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
