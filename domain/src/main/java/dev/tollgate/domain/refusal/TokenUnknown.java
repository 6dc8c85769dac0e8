package dev.tollgate.domain.refusal;

/** There is no such token on record here; the cause is for administrators. */
public record TokenUnknown(Cause cause)
    implements TokenInactive, RevokeRefusal, ShowTokenRefusal, RevokeAnyTokenRefusal {

  /** Why it does not count. */
  public enum Cause {
    /** It was never issued, or was purged, or another contract than the one asked issued it. */
    NOT_ON_RECORD,
    /** The contract that issued it is not served any more. */
    CONTRACT_NOT_SERVED,
    /** Its client was deleted, and the client id perhaps registered again. */
    CLIENT_DELETED
  }

  /** Of a token that is not on record. */
  public TokenUnknown() {
    this(Cause.NOT_ON_RECORD);
  }
}
