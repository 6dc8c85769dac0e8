package dev.tollgate.cli;

import dev.tollgate.application.admin.TokenState;
import java.util.Locale;

/** Whether a token has effect, as it is written. */
enum TokenStatus {
  ACTIVE,
  REVOKED,
  EXPIRED,
  CLIENT_DELETED,
  CLIENT_DISABLED,
  ENTERPRISE_INACTIVE;

  static TokenStatus of(TokenState state) {
    return switch (state) {
      case ACTIVE -> ACTIVE;
      case REVOKED -> REVOKED;
      case EXPIRED -> EXPIRED;
      case CLIENT_DELETED -> CLIENT_DELETED;
      case CLIENT_DISABLED -> CLIENT_DISABLED;
      case ENTERPRISE_INACTIVE -> ENTERPRISE_INACTIVE;
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
