package dev.tollgate.application.access;

import dev.tollgate.application.Check;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.grant.FamilyTokens;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.ClientIntrospectRefusal;
import dev.tollgate.domain.refusal.StandingRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.time.Clock;
import java.util.Optional;

/** Decides whether a refresh token can be used, for its own client only. */
public final class LiveRefreshTokens {

  private final RefreshTokens refreshTokens;
  private final Standing standing;
  private final Clock clock;

  public LiveRefreshTokens(RefreshTokens refreshTokens, Standing standing, Clock clock) {
    this.refreshTokens = refreshTokens;
    this.standing = standing;
    this.clock = clock;
  }

  Result<Introspected, ClientIntrospectRefusal> find(
      String text, Client client, ContractRules contract) {
    Optional<FamilyToken> found = new FamilyTokens(refreshTokens).find(text, contract);
    if (Check.TOKEN_ON_RECORD.fails(found.isPresent(), Reasons::refreshTokenUnknown)) {
      return Result.refused(new TokenUnknown());
    }
    RefreshToken token = found.get().token();
    AuthorizationCode code = found.get().code();
    if (Check.TOKEN_OF_CALLER.fails(
        code.isOwnedBy(client),
        () -> Reasons.issuedToAnother("The refresh token", code.client(), client))) {
      return Result.refused(new TokenForeign());
    }
    if (Check.TOKEN_UNREVOKED.fails(
        code.revokedAt().isEmpty() && token.use().isEmpty(), () -> Reasons.ended(found.get()))) {
      return Result.refused(new TokenRevoked());
    }
    if (Check.TOKEN_UNEXPIRED.fails(
        !token.isExpired(clock.instant()),
        () -> Reasons.expired("The refresh token", token.expiresAt()))) {
      return Result.refused(new TokenExpired());
    }
    return switch (standing.check(code.user(), code.company(), code.grant(), contract)) {
      case Result.Refused<Acting, StandingRefusal>(StandingRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          Result.ok(new LiveRefreshToken(token, code, client, acting));
    };
  }
}
