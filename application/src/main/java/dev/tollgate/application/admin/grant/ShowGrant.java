package dev.tollgate.application.admin.grant;

import dev.tollgate.application.admin.grant.GrantRefusal.GrantNotFound;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Result;

/** Shows one grant, revoked or not. */
public final class ShowGrant {

  private final Grants grants;
  private final Users users;

  public ShowGrant(Grants grants, Users users) {
    this.grants = grants;
    this.users = users;
  }

  public Result<GrantRecord, GrantNotFound> show(String id) {
    return Result.of(
        GrantId.parse(id).flatMap(grants::find).map(grant -> GrantRecord.of(grant, users)),
        new GrantNotFound(id));
  }
}
