package dev.tollgate.domain.refusal;

/** The user for whom a token speaks is no longer active; the cause is for administrators. */
public record UserInactive(Cause cause) implements StandingRefusal {

  /** Why not. */
  public enum Cause {
    /** The user was deleted. */
    NOT_FOUND,
    /** The user is disabled. */
    DISABLED,
    /** The user does not belong to the company any more, or the company was deleted. */
    NOT_A_MEMBER
  }
}
