package dev.tollgate.domain.refusal;

/** The authorization code is not valid; the cause is for administrators. */
public record CodeInvalid(Cause cause)
    implements CodeGrantRefusal, AccountTokenRefusal, PartnerTokenRefusal {

  /** Why not. */
  public enum Cause {
    /** It was never issued, or was purged, or another contract issued it. */
    UNKNOWN,
    /** It was issued to another client, or to an earlier registration of this one. */
    OTHER_CLIENT,
    /** It was exchanged before. */
    SPENT,
    /** It was revoked before it was exchanged. */
    REVOKED,
    EXPIRED,
    /** The user, the company or the grant behind it is gone or inactive. */
    NO_LONGER_ALLOWED
  }
}
