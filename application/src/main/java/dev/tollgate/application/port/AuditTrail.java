package dev.tollgate.application.port;

import dev.tollgate.domain.refusal.AuthenticationFailed;

/** Where the real causes go that no caller is told. */
public interface AuditTrail {

  /**
   * A caller failed to authenticate.
   *
   * @param contract the contract that was spoken
   * @param client the id of the client, a short digest of an id that nobody has, or empty if none
   *     was named
   */
  void authenticationFailed(String contract, String client, AuthenticationFailed.Cause cause);
}
