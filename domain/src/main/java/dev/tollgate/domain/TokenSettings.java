package dev.tollgate.domain;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How the access tokens of one client differ from those of others.
 *
 * @param lifetime in whole seconds; empty for that of the server
 * @param claims what its signed tokens say in addition
 */
public record TokenSettings(Optional<Duration> lifetime, CustomClaims claims) {

  /** Nothing differs. */
  public static final TokenSettings NONE = new TokenSettings(Optional.empty(), CustomClaims.NONE);

  public TokenSettings {
    if (lifetime
        .filter(it -> !it.isPositive() || !it.equals(it.truncatedTo(ChronoUnit.SECONDS)))
        .isPresent()) {
      throw new IllegalArgumentException("not a lifetime");
    }
  }

  /**
   * The lifetime of a token issued now.
   *
   * @param limit the server's, which may have changed since this was set; empty for tokens that
   *     live until they are revoked, whatever the client has
   */
  public Optional<Duration> lifetimeWithin(Optional<Duration> limit) {
    return limit.map(most -> lifetime.filter(own -> own.compareTo(most) <= 0).orElse(most));
  }
}
