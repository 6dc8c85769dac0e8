package dev.tollgate.application.authentication;

import dev.tollgate.application.Parameter;
import java.util.Set;

/** What a request carries to identify and authenticate its client (RFC 6749, 2.3). */
public sealed interface ClientCredentials {

  /** A client id and a client secret (RFC 6749, 2.3.1); both are required. */
  record Secret(Parameter id, Parameter secret) implements ClientCredentials {}

  /**
   * A signed assertion (RFC 7521, 4.2).
   *
   * @param id optional: the assertion names the client, too
   * @param audiences the values that its {@code aud} may have
   */
  record Assertion(Parameter id, Parameter type, Parameter assertion, Set<String> audiences)
      implements ClientCredentials {
    public Assertion {
      audiences = Set.copyOf(audiences);
    }
  }

  /** A client id and nothing else, as public clients send it (RFC 6749, 3.2.1). */
  record IdOnly(Parameter id) implements ClientCredentials {}

  /** Credentials that cannot be read, or are of a kind that no client has. */
  record Unreadable() implements ClientCredentials {}

  record None() implements ClientCredentials {}

  /** More than one authentication method at once. */
  record Multiple() implements ClientCredentials {}
}
