package dev.tollgate.application.admin.token;

import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.access.TokenReference;
import dev.tollgate.application.storage.ClientTokens;
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
import java.util.List;
import java.util.Optional;

/** Revokes a token of any contract for an administrator. */
public final class RevokeAnyToken {

  private final TokenReader reader;
  private final Tokens tokens;
  private final ClientTokens revoking;
  private final Clock clock;

  public RevokeAnyToken(TokenReader reader, Tokens tokens, ClientTokens revoking, Clock clock) {
    this.reader = reader;
    this.tokens = tokens;
    this.revoking = revoking;
    this.clock = clock;
  }

  /**
   * Answers with the token that this call revoked.
   *
   * @param text the token, or its id
   */
  public Result<TokenRecord, RevokeAnyTokenRefusal> revoke(String text) {
    return switch (reader.readTextOrId(text)) {
      case Result.Refused<TokenReference, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<TokenReference, TokenUnverified>(TokenReference reference) ->
          revoke(reference);
    };
  }

  private Result<TokenRecord, RevokeAnyTokenRefusal> revoke(TokenReference reference) {
    Instant now = clock.instant();
    Optional<Token> token = reference.find(tokens);
    if (token.map(it -> it.isExpired(now)).orElseGet(() -> reference.isExpired(now))) {
      return Result.refused(new TokenExpired());
    }
    if (token.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    boolean isMine = revoking.revoke(List.of(token.get().id()), now) == 1;
    return token
        .filter(before -> isMine)
        .flatMap(before -> before.revoked(now))
        .<Result<TokenRecord, RevokeAnyTokenRefusal>>map(
            after -> Result.ok(new TokenRecord(after, Optional.of(new TokenRevoked()))))
        .orElseGet(() -> Result.refused(new TokenRevoked()));
  }
}
