package dev.tollgate.application.authentication;

import dev.tollgate.application.Check;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.util.List;

/** The checks behind the verdict on a client, which takes as much work whatever they find. */
record AuthenticationChecks(Result<Client, AuthenticationFailed> verdict) {

  private static final List<Check> IN_ORDER =
      List.of(
          Check.CREDENTIALS_READABLE,
          Check.CLIENT_EXISTS,
          Check.METHOD_REGISTERED,
          Check.PROOF_RIGHT,
          Check.PROOF_CURRENT,
          Check.CONTRACT_REGISTERED,
          Check.CLIENT_ENABLED);

  /** Notes those that were passed, and the one that was not. */
  void tell() {
    switch (verdict) {
      case Result.Ok<Client, AuthenticationFailed> _ -> IN_ORDER.forEach(Check::passed);
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed refusal) -> {
        Check failed = failedBy(refusal.cause());
        IN_ORDER.subList(0, IN_ORDER.indexOf(failed)).forEach(Check::passed);
        failed.failed();
      }
    }
  }

  private static Check failedBy(Cause cause) {
    return switch (cause) {
      case NO_CREDENTIALS, CREDENTIALS_UNREADABLE -> Check.CREDENTIALS_READABLE;
      case UNKNOWN_CLIENT -> Check.CLIENT_EXISTS;
      case METHOD_NOT_REGISTERED -> Check.METHOD_REGISTERED;
      case WRONG_SECRET, ASSERTION_FORGED, KEYS_UNUSABLE -> Check.PROOF_RIGHT;
      case REVOKED_SECRET, EXPIRED_SECRET, ASSERTION_CLAIMS, ASSERTION_REPLAYED ->
          Check.PROOF_CURRENT;
      case CONTRACT_NOT_REGISTERED -> Check.CONTRACT_REGISTERED;
      case CLIENT_DISABLED -> Check.CLIENT_ENABLED;
    };
  }
}
