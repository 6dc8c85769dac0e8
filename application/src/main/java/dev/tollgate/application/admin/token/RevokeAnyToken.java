package dev.tollgate.application.admin.token;

import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.RevokeAnyTokenRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Ends a token of any contract before its time, for an administrator. */
public final class RevokeAnyToken {

  private final TokenVerifier verifier;
  private final Tokens tokens;
  private final Clock clock;

  public RevokeAnyToken(TokenVerifier verifier, Tokens tokens, Clock clock) {
    this.verifier = verifier;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Answers with the token that this very call revoked.
   *
   * @param text the token, or its id
   */
  public Result<TokenRecord, RevokeAnyTokenRefusal> revoke(String text) {
    return switch (PresentedToken.of(text, verifier::verify)) {
      case Result.Refused<PresentedToken, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<PresentedToken, TokenUnverified>(PresentedToken token) -> revoke(token);
    };
  }

  private Result<TokenRecord, RevokeAnyTokenRefusal> revoke(PresentedToken presented) {
    Instant now = clock.instant();
    Optional<Token> token = tokens.find(presented.id());
    Optional<Instant> expiry =
        token.isPresent() ? token.flatMap(Token::expiresAt) : presented.expiry();
    if (expiry.filter(end -> !now.isBefore(end)).isPresent()) {
      return Result.refused(new TokenExpired());
    }
    if (token.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    boolean isMine = tokens.revoke(presented.id(), now);
    return token
        .filter(before -> isMine)
        .flatMap(before -> before.revoked(now))
        .<Result<TokenRecord, RevokeAnyTokenRefusal>>map(
            after -> Result.ok(new TokenRecord(after, TokenState.REVOKED)))
        .orElseGet(() -> Result.refused(new TokenRevoked()));
  }
}
