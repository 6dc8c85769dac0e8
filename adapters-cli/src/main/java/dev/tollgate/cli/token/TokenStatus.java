package dev.tollgate.cli.token;

import dev.tollgate.application.admin.token.TokenState;
import java.util.Locale;

/** The status of a token, as spelled in output. */
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
