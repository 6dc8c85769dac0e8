package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;

/** One of the secrets of a client; several at a time let a team rotate without a gap. */
public record ClientSecret(
    SecretId id,
    SecretDigest digest,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt) {

  public boolean isRevoked() {
    return revokedAt.isPresent();
  }

  /** The instant of expiry itself is already too late. */
  public boolean isExpired(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }
}
