package dev.tollgate.application.apps;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.UserId;
import java.time.Clock;
import java.time.Instant;
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
        .filter(_ -> Occasion.current().by(Actor.user(user)).run(() -> grants.revoke(id, now())))
        .isPresent();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
