package dev.tollgate.cli.grant;

import dev.tollgate.domain.Grant;
import java.util.Locale;

/** Which grants to list. */
enum GrantStatus {
  ACTIVE,
  REVOKED;

  static GrantStatus of(Grant grant) {
    return grant.isLive() ? ACTIVE : REVOKED;
  }

  /** The spelling on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
