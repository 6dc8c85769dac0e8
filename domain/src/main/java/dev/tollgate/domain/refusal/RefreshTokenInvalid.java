package dev.tollgate.domain.refusal;

/** The refresh token is not valid; the cause is for administrators. */
public record RefreshTokenInvalid(Cause cause) implements RefreshGrantRefusal, PartnerTokenRefusal {

  /** Why not. */
  public enum Cause {
    /** It was never issued, or was purged, or another contract issued it. */
    UNKNOWN,
    /** It was issued to another client, or to an earlier registration of this one. */
    OTHER_CLIENT,
    EXPIRED,
    /** It was revoked with its family. */
    REVOKED,
    /** It was used before, and its family is revoked now. */
    REUSED,
    /** The user, the company or the grant behind it is gone or inactive. */
    NO_LONGER_ALLOWED,
    /** It was used a moment ago, with other parameters. */
    REPEATED_DIFFERENTLY
  }
}
