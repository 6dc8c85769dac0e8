package dev.tollgate.application.port;

import dev.tollgate.domain.Result;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Instant;
import java.util.Optional;

/** Tells whether text is a token that was signed here. */
public interface TokenVerifier {

  /**
   * Looks at form and signature only; whether the token is live is for the record to say.
   *
   * @throws dev.tollgate.application.storage.StoreUnavailable if the keys cannot be read now
   */
  Result<Verified, TokenUnverified> verify(String text);

  /**
   * What a signature vouches for.
   *
   * @param subject the claim {@code sub}: the id of a user, or of a client that speaks for itself
   */
  record Verified(TokenId id, Optional<String> subject, Instant expiresAt) {}
}
