package dev.tollgate.domain.refusal;

/**
 * The email or the password is wrong. The cause is for the audit trail: no answer may tell one from
 * another.
 */
public record SignInFailed(Cause cause) implements SignInRefusal {

  /** What was wrong. */
  public enum Cause implements FailureCause {
    UNKNOWN_EMAIL,
    WRONG_PASSWORD,
    /** The user cannot sign in until a password is set. */
    NO_PASSWORD,
    USER_DISABLED
  }
}
