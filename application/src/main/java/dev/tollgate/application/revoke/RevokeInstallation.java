package dev.tollgate.application.revoke;

import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.access.Installation;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.InstallationRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Lets a partner give a grant back, which ends every token that came from it. */
public final class RevokeInstallation {

  private final Grants grants;
  private final Clock clock;

  public RevokeInstallation(Grants grants, Clock clock) {
    this.grants = grants;
    this.clock = clock;
  }

  /** Refused if somebody revoked it meanwhile. */
  public Result<Installation, InstallationRefusal> revoke(Installation installation) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return Occasion.current()
            .by(Actor.client(installation.client().id()))
            .run(() -> grants.revoke(installation.grant().id(), now))
        ? Result.ok(installation)
        : Result.refused(
            Why.because(
                new GrantRevoked(),
                () ->
                    Reasons.revoked(
                        "Grant " + installation.grant().id().value(), Optional.empty())));
  }
}
