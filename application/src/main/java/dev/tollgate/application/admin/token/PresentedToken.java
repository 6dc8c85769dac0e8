package dev.tollgate.application.admin.token;

import dev.tollgate.application.port.TokenVerifier.Verified;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an administrator names a token: by its text, or by its id, which needs no proof.
 *
 * @param expiry as the signature vouches for it; empty for an id
 */
record PresentedToken(TokenId id, Optional<Instant> expiry) {

  static Result<PresentedToken, TokenUnverified> of(
      String text, Function<String, Result<Verified, TokenUnverified>> verify) {
    Optional<TokenId> id = text.indexOf('.') < 0 ? TokenId.parse(text) : Optional.empty();
    return id.<Result<PresentedToken, TokenUnverified>>map(
            known -> Result.ok(new PresentedToken(known, Optional.empty())))
        .orElseGet(
            () ->
                verify
                    .apply(text)
                    .map(it -> new PresentedToken(it.id(), Optional.of(it.expiresAt()))));
  }
}
