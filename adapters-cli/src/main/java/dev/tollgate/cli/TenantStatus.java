package dev.tollgate.cli;

import java.util.Locale;

/** Which enterprises or companies a list is about. */
enum TenantStatus {
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
