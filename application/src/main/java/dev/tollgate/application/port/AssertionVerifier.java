package dev.tollgate.application.port;

import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tells whether a client signed an assertion about itself (RFC 7523, 2.2 and 3). */
public interface AssertionVerifier {

  /** Whom the assertion names, before anything is proven; empty if it names nobody. */
  Optional<ClientId> claimedBy(String assertion);

  /**
   * Looks at signature and claims; whether the assertion was used before is for the store to say.
   *
   * @param keys how the client that the assertion names authenticates; empty if there is no such
   *     client, which takes as much work
   * @param audiences what the assertion may be meant for
   * @throws dev.tollgate.application.storage.StoreUnavailable if the keys cannot be fetched now
   */
  Result<Verified, AuthenticationFailed.Cause> verify(
      String assertion, Optional<ClientAuthentication> keys, Set<String> audiences, Instant now);

  /**
   * An assertion that proves its client.
   *
   * @param id its {@code jti}
   * @param usableUntil when it expires, with the leeway for the client's clock
   */
  record Verified(String id, Instant usableUntil) {}
}
