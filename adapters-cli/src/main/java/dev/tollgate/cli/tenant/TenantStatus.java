package dev.tollgate.cli.tenant;

import java.util.Locale;

/** Which enterprises or companies a list is about. */
public enum TenantStatus {
  ACTIVE,
  INACTIVE;

  boolean isActive() {
    return this == ACTIVE;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
