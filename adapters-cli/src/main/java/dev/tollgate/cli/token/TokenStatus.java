package dev.tollgate.cli.token;

import dev.tollgate.application.admin.token.TokenRecord;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenInactive;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import java.util.Locale;

/** The status of a token, as spelled in output. */
enum TokenStatus {
  ACTIVE,
  REVOKED,
  EXPIRED,
  CONTRACT_NOT_SERVED,
  CLIENT_DELETED,
  CLIENT_DISABLED,
  ENTERPRISE_INACTIVE,
  COMPANY_INACTIVE,
  USER_INACTIVE,
  GRANT_REVOKED;

  static TokenStatus of(TokenRecord token) {
    return token.inactive().map(TokenStatus::of).orElse(ACTIVE);
  }

  private static TokenStatus of(TokenInactive reason) {
    return switch (reason) {
      case TokenRevoked() -> REVOKED;
      case TokenExpired() -> EXPIRED;
      case TokenUnknown(TokenUnknown.Cause cause) -> of(cause);
      case ClientDisabled() -> CLIENT_DISABLED;
      case EnterpriseInactive() -> ENTERPRISE_INACTIVE;
      case CompanyInactive() -> COMPANY_INACTIVE;
      case UserInactive _ -> USER_INACTIVE;
      case GrantRevoked() -> GRANT_REVOKED;
    };
  }

  private static TokenStatus of(TokenUnknown.Cause cause) {
    return switch (cause) {
      case CONTRACT_NOT_SERVED -> CONTRACT_NOT_SERVED;
      case CLIENT_DELETED -> CLIENT_DELETED;
      case NOT_ON_RECORD -> throw new IllegalStateException("the token is on record");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
