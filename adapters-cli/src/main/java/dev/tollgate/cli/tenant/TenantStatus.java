package dev.tollgate.cli.tenant;

import java.util.Locale;

/** Which enterprises or companies to list. */
enum TenantStatus {
  ACTIVE,
  INACTIVE;

  boolean isActive() {
    return this == ACTIVE;
  }

  /** The spelling on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
