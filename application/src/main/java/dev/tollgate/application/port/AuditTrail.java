package dev.tollgate.application.port;

import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import java.util.Optional;

/** Where the real causes go that no caller is told. */
public interface AuditTrail {

  /**
   * A client failed to authenticate, or a person to sign in.
   *
   * @param contract the contract that was spoken; {@code sign-in} where people sign in
   * @param caller the id of the client or the user, a short digest of an id or email that nobody
   *     has, or empty if none was named
   * @param evidence the secret that was presented, if the client has it
   */
  void authenticationFailed(
      String contract, String caller, FailureCause cause, Optional<Evidence> evidence);
}
