package dev.tollgate.domain;

import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A program that obtains tokens. It belongs to its enterprise for life, and is linked to one of
 * that enterprise's companies or to none.
 */
public record Client(
    RegistrationId registration,
    ClientId id,
    Name name,
    EnterpriseId enterprise,
    Optional<CompanyId> company,
    ScopeSet scopes,
    List<ClientSecret> secrets,
    boolean enabled,
    Instant createdAt) {

  public Client {
    secrets = List.copyOf(secrets);
  }

  /** Decides whether the presented digest proves that the caller is this client. */
  public Result<Client, AuthenticationFailed> authenticate(SecretDigest presented, Instant now) {
    ClientSecret match = null;
    for (ClientSecret secret : secrets) {
      if (secret.digest().matches(presented)) {
        match = secret;
      }
    }
    if (match == null) {
      return failed(Cause.WRONG_SECRET);
    }
    if (match.isRevoked()) {
      return failed(Cause.REVOKED_SECRET);
    }
    if (match.isExpired(now)) {
      return failed(Cause.EXPIRED_SECRET);
    }
    return enabled ? Result.ok(this) : failed(Cause.CLIENT_DISABLED);
  }

  /**
   * The verdict on a caller who names a client that does not exist, reached by as much work as on
   * one who does.
   */
  public static Result<Client, AuthenticationFailed> authenticateNobody(SecretDigest presented) {
    boolean _ = DECOY.matches(presented);
    return failed(Cause.UNKNOWN_CLIENT);
  }

  private static final SecretDigest DECOY = SecretDigest.of("");

  private static Result<Client, AuthenticationFailed> failed(Cause cause) {
    return Result.refused(new AuthenticationFailed(cause));
  }
}
