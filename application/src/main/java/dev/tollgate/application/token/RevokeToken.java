package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.port.TokenVerifier.Verified;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.RevokeRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Ends a token before its time (RFC 7009). */
public final class RevokeToken {

  private final TokenVerifier verifier;
  private final Tokens tokens;
  private final Clients clients;
  private final Clock clock;

  public RevokeToken(TokenVerifier verifier, Tokens tokens, Clients clients, Clock clock) {
    this.verifier = verifier;
    this.tokens = tokens;
    this.clients = clients;
    this.clock = clock;
  }

  /** Answers with the id of the token that this very call revoked. */
  public Result<TokenId, RevokeRefusal> revoke(Parameter token, Terms terms) {
    return switch (find(token, terms)) {
      case Result.Refused<Token, RevokeRefusal>(RevokeRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Token, RevokeRefusal>(Token found) -> end(found);
    };
  }

  /** The token, if it can be revoked as far as is known before that is tried. */
  Result<Token, RevokeRefusal> find(Parameter token, Terms terms) {
    if (!(token instanceof Parameter.Text(String text))) {
      return Result.refused(new TokenMissing());
    }
    return switch (verifier.verify(text)) {
      case Result.Refused<Verified, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<Verified, TokenUnverified>(Verified verified) -> find(verified, terms);
    };
  }

  private Result<Token, RevokeRefusal> find(Verified verified, Terms terms) {
    Instant now = clock.instant();
    if (!now.isBefore(verified.expiresAt())) {
      return Result.refused(new TokenExpired());
    }
    Optional<Token> record =
        tokens
            .find(verified.id())
            .filter(token -> token.contract().equals(terms.contract()))
            .filter(token -> LiveTokens.ownerOf(token, clients).isPresent());
    if (record.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    return record.get().isExpired(now)
        ? Result.refused(new TokenExpired())
        : Result.ok(record.get());
  }

  /** Ends what was found, unless somebody else did so before. */
  Result<TokenId, RevokeRefusal> end(Token found) {
    return tokens.revoke(found.id(), clock.instant())
        ? Result.ok(found.id())
        : Result.refused(new TokenRevoked());
  }
}
