package dev.tollgate.application.admin.token;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Token;
import java.time.Instant;
import java.util.Optional;

/** Whether a token has effect, and if not, the first reason why. */
public enum TokenState {
  ACTIVE,
  REVOKED,
  EXPIRED,
  CLIENT_DELETED,
  CLIENT_DISABLED,
  ENTERPRISE_INACTIVE;

  /**
   * The state at one time.
   *
   * @param client who has the id that the token was issued to
   */
  static TokenState of(
      Token token, Optional<Client> client, Optional<Enterprise> enterprise, Instant now) {
    if (token.revokedAt().isPresent()) {
      return REVOKED;
    }
    if (token.isExpired(now)) {
      return EXPIRED;
    }
    Optional<Client> owner = client.filter(it -> it.registration().equals(token.registration()));
    if (owner.isEmpty()) {
      return CLIENT_DELETED;
    }
    if (!owner.get().enabled()) {
      return CLIENT_DISABLED;
    }
    return enterprise.filter(Enterprise::active).isPresent() ? ACTIVE : ENTERPRISE_INACTIVE;
  }
}
