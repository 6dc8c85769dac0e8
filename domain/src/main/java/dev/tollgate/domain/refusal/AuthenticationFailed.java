package dev.tollgate.domain.refusal;

/**
 * The caller did not prove to be a client. The cause is for the audit trail: no answer may tell one
 * from another.
 */
public record AuthenticationFailed(Cause cause) implements IssueRefusal {

  /** What was wrong. */
  public enum Cause {
    UNKNOWN_CLIENT,
    WRONG_SECRET,
    REVOKED_SECRET,
    EXPIRED_SECRET,
    CLIENT_DISABLED
  }
}
