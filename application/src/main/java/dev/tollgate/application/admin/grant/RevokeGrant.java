package dev.tollgate.application.admin.grant;

import dev.tollgate.application.admin.grant.GrantRefusal.GrantNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal.GrantRevoked;
import dev.tollgate.application.admin.grant.GrantRefusal.RevokeGrantRefusal;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Result;
import java.time.Clock;
import java.util.Optional;

/**
 * Revokes a grant, and with it every token that came from it. The client has to ask the user again.
 */
public final class RevokeGrant {

  private final Grants grants;
  private final Users users;
  private final Clock clock;

  public RevokeGrant(Grants grants, Users users, Clock clock) {
    this.grants = grants;
    this.users = users;
    this.clock = clock;
  }

  /** Returns the grant that this call revoked. */
  public Result<GrantRecord, RevokeGrantRefusal> revoke(String id) {
    Optional<GrantId> known = GrantId.parse(id).flatMap(grants::find).map(Grant::id);
    if (known.isEmpty()) {
      return Result.refused(new GrantNotFound(id));
    }
    return grants.revoke(known.get(), clock.instant())
        ? Result.of(
            grants.find(known.get()).map(grant -> GrantRecord.of(grant, users)),
            new GrantNotFound(id))
        : Result.refused(new GrantRevoked(known.get()));
  }
}
