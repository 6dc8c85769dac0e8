package dev.tollgate.bootstrap;

import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import java.util.List;
import java.util.Optional;

/** Several audit trails, each of which is told. */
record AuditTrails(List<AuditTrail> all) implements AuditTrail {

  @Override
  public void authenticationFailed(
      String contract, String caller, FailureCause cause, Optional<Evidence> evidence) {
    all.forEach(trail -> trail.authenticationFailed(contract, caller, cause, evidence));
  }
}
