package dev.tollgate.domain.refusal;

import dev.tollgate.domain.SecretId;
import java.time.Instant;
import java.util.Optional;

/**
 * The caller did not prove to be a client. The cause is for the audit trail: no answer may tell one
 * from another.
 *
 * @param evidence the secret that was presented, if the client has it
 */
public record AuthenticationFailed(Cause cause, Optional<Evidence> evidence)
    implements ClientCredentialsRefusal,
        CallerRefusal,
        CodeGrantRefusal,
        RefreshGrantRefusal,
        AccountTokenRefusal,
        PartnerTokenRefusal {

  public AuthenticationFailed(Cause cause) {
    this(cause, Optional.empty());
  }

  /**
   * A secret that is of no use any more.
   *
   * @param endedAt when it expired or was revoked
   */
  public record Evidence(SecretId secret, Instant endedAt) {}

  /** What was wrong. */
  public enum Cause implements FailureCause {
    /** Nothing was presented that could name a client. */
    NO_CREDENTIALS,
    /** What was presented cannot be read, or is of a kind that no client here can use. */
    CREDENTIALS_UNREADABLE,
    UNKNOWN_CLIENT,
    WRONG_SECRET,
    REVOKED_SECRET,
    EXPIRED_SECRET,
    METHOD_NOT_REGISTERED,
    /** No key of the client signed the assertion, or the assertion is no such thing. */
    ASSERTION_FORGED,
    /** The claims of the assertion are not those that are asked for, or their time is over. */
    ASSERTION_CLAIMS,
    ASSERTION_REPLAYED,
    /** What the client registered as its keys, or where to find them, is of no use. */
    KEYS_UNUSABLE,
    CONTRACT_NOT_REGISTERED,
    CLIENT_DISABLED
  }
}
