package dev.tollgate.application.signin;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a session lasts.
 *
 * @param idle without a request
 * @param lifetime in all
 */
public record SessionTerms(Duration idle, Duration lifetime) {

  /** When a session ends that is used now and not again. */
  Instant end(Instant authenticatedAt, Instant now) {
    Instant last = authenticatedAt.plus(lifetime);
    Instant next = now.plus(idle);
    return next.isBefore(last) ? next : last;
  }
}
