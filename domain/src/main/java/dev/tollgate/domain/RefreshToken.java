package dev.tollgate.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A refresh token (RFC 6749, 1.5), which can be used up. All that came from one code are a family;
 * who may use it and for what stands with the code.
 *
 * @param digest of its text
 * @param code of the authorization code that the family came from
 * @param use empty until it is used
 */
public record RefreshToken(
    SecretDigest digest,
    SecretDigest code,
    Instant issuedAt,
    Instant expiresAt,
    Optional<Use> use) {

  /** What its text looks like. */
  public static final TokenForm.Opaque FORM = new TokenForm.Opaque("rt_");

  /**
   * The one use of a refresh token.
   *
   * @param successor the digest of the refresh token that was given for it
   * @param answer what the client got, sealed so that only the refresh token itself opens it
   */
  public record Use(Instant at, SecretDigest successor, String answer) {

    @Override
    public String toString() {
      return "Use[" + at + "]";
    }
  }

  /** The instant of expiry itself is already too late. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The token after it was exchanged, used up or not; empty if it was used up before. */
  public Optional<RefreshToken> rotated(Optional<Use> now) {
    return use.isPresent()
        ? Optional.empty()
        : Optional.of(new RefreshToken(digest, code, issuedAt, expiresAt, now));
  }
}
