package dev.tollgate.domain;

import java.util.Optional;

/** Whom a token speaks for (RFC 9068, 2.2). */
public sealed interface Subject {

  /** The client itself (RFC 6749, 4.4). */
  record OfClient() implements Subject {}

  /**
   * A user who authorized the client.
   *
   * @param grant what the user allowed
   * @param code the digest of the authorization code that the token came from; empty if it came
   *     from the grant alone
   */
  record OfUser(UserId user, GrantId grant, Optional<SecretDigest> code) implements Subject {}
}
