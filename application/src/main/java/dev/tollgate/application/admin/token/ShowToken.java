package dev.tollgate.application.admin.token;

import dev.tollgate.application.access.LiveTokens;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.access.TokenReference;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.ShowTokenRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenInactive;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Shows an administrator a token of any contract, live or not. */
public final class ShowToken {

  private final TokenReader reader;
  private final Tokens tokens;
  private final LiveTokens liveTokens;
  private final Clock clock;

  public ShowToken(TokenReader reader, Tokens tokens, LiveTokens liveTokens, Clock clock) {
    this.reader = reader;
    this.tokens = tokens;
    this.liveTokens = liveTokens;
    this.clock = clock;
  }

  /**
   * Refuses with {@link TokenExpired} only if the token has been purged since it expired.
   *
   * @param text the token, or its id
   */
  public Result<TokenRecord, ShowTokenRefusal> show(String text) {
    return switch (reader.readTextOrId(text)) {
      case Result.Refused<TokenReference, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<TokenReference, TokenUnverified>(TokenReference reference) -> show(reference);
    };
  }

  private Result<TokenRecord, ShowTokenRefusal> show(TokenReference reference) {
    Instant now = clock.instant();
    Optional<Token> token = reference.find(tokens);
    if (token.isEmpty()) {
      return reference.isExpired(now)
          ? Result.refused(new TokenExpired())
          : Result.refused(new TokenUnknown());
    }
    Optional<TokenInactive> expired =
        reference.isExpired(now) ? Optional.of(new TokenExpired()) : Optional.empty();
    Optional<TokenInactive> inactive =
        liveTokens.check(token.get()).fold(live -> expired, Optional::of);
    return Result.ok(new TokenRecord(token.get(), inactive));
  }
}
