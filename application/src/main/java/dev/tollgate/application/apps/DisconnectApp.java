package dev.tollgate.application.apps;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.UserId;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Takes back what a user allowed a client, and ends the tokens that it got by it. */
public final class DisconnectApp {

  private final Grants grants;
  private final Clock clock;

  public DisconnectApp(Grants grants, Clock clock) {
    this.grants = grants;
    this.clock = clock;
  }

  /** Says whether that changed anything: not if it was taken back before, or is another user's. */
  public boolean disconnect(UserId user, GrantId id) {
    return grants
        .find(id)
        .filter(grant -> grant.user().equals(user))
        .filter(grant -> grants.revoke(id, clock.instant().truncatedTo(ChronoUnit.MILLIS)))
        .isPresent();
  }
}
