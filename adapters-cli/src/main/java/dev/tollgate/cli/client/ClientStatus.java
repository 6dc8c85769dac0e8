package dev.tollgate.cli.client;

import java.util.Locale;

/** Which clients a list is about. */
public enum ClientStatus {
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
