package dev.tollgate.bootstrap;

import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import dev.tollgate.domain.refusal.SignInFailed;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each refused authentication with its real cause; beyond a hundred in one second they are
 * only counted.
 */
final class LogAuditTrail implements AuditTrail {

  private static final Logger LOG = LoggerFactory.getLogger("dev.tollgate.audit");
  private static final int MOST_LINES = 100;

  private final Clock clock;
  private long second;
  private long refused;

  LogAuditTrail(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void authenticationFailed(
      String contract, String caller, FailureCause cause, Optional<Evidence> evidence) {
    long leftOut = count();
    if (leftOut > 0) {
      LOG.info("authentication refused: {} more were not logged", leftOut);
    }
    if (leftOut >= 0) {
      LOG.info(
          "authentication refused: contract={} {}={} cause={}",
          contract,
          kind(cause),
          caller,
          cause);
    }
  }

  private static String kind(FailureCause cause) {
    return switch (cause) {
      case AuthenticationFailed.Cause _ -> "client";
      case SignInFailed.Cause _ -> "user";
    };
  }

  /** Negative if this refusal is not logged; otherwise how many were skipped before it. */
  private synchronized long count() {
    long now = clock.instant().getEpochSecond();
    long leftOut = 0;
    if (now != second) {
      leftOut = Math.max(0, refused - MOST_LINES);
      second = now;
      refused = 0;
    }
    refused++;
    return refused > MOST_LINES ? -1 : leftOut;
  }
}
