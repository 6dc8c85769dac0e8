package dev.tollgate.domain;

import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.util.Optional;

/** What a caller brought to prove that it is a client. */
public sealed interface Proof {

  /** A secret, of which only the digest is compared. */
  record OfSecret(SecretDigest digest) implements Proof {}

  /**
   * A signed assertion.
   *
   * @param flaw what is wrong with it; empty if a key of the client signed it for this server
   */
  record OfAssertion(Optional<Cause> flaw) implements Proof {}

  /** Nothing but the name. */
  record OfNothing() implements Proof {}
}
