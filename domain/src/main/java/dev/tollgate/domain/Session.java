package dev.tollgate.domain;

import java.time.Instant;

/**
 * A user's time signed in with one browser.
 *
 * @param digest of the value of its cookie
 * @param authenticatedAt when the user gave the password: {@code auth_time} (OpenID Connect Core,
 *     2)
 * @param usedAt when a request last came with it, to the minute
 * @param expiresAt when it ends unless it is used before; use moves it, up to a limit
 */
public record Session(
    SessionId id,
    SecretDigest digest,
    UserId user,
    Instant authenticatedAt,
    Instant usedAt,
    Instant expiresAt) {

  /** The instant of expiry itself is already too late. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
