package dev.tollgate.application.admin.grant;

import dev.tollgate.domain.GrantId;

/** Why grants were not listed, shown or revoked. */
public sealed interface GrantRefusal {

  /** Why no grants were selected. */
  sealed interface SelectGrantsRefusal extends GrantRefusal {}

  /** Why a grant was not revoked. */
  sealed interface RevokeGrantRefusal extends GrantRefusal {}

  /** There is no such user. */
  record UserNotFound(String user) implements SelectGrantsRefusal {}

  /** There is no such client. */
  record ClientNotFound(String id) implements SelectGrantsRefusal {}

  /** There is no such company. */
  record CompanyNotFound(String id) implements SelectGrantsRefusal {}

  /** There is no such grant. */
  record GrantNotFound(String id) implements RevokeGrantRefusal {}

  /** The grant was revoked before. */
  record GrantRevoked(GrantId id) implements RevokeGrantRefusal {}
}
