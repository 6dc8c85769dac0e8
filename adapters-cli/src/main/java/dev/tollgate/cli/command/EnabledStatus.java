package dev.tollgate.cli.command;

import java.util.Locale;

/** Whether to list what is enabled or what is disabled. */
public enum EnabledStatus {
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
