package dev.tollgate.application.access;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretDigest;
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
  private final AuthorizationCodes codes;
  private final Standing standing;
  private final Clock clock;

  public LiveRefreshTokens(
      RefreshTokens refreshTokens, AuthorizationCodes codes, Standing standing, Clock clock) {
    this.refreshTokens = refreshTokens;
    this.codes = codes;
    this.standing = standing;
    this.clock = clock;
  }

  /** Whether a text has the form of a refresh token. */
  static boolean isOne(String text) {
    return RefreshToken.FORM.matches(text);
  }

  Result<Introspected, ClientIntrospectRefusal> find(
      String text, Client client, ContractRules contract) {
    Optional<RefreshToken> token = refreshTokens.find(SecretDigest.of(text));
    Optional<AuthorizationCode> code =
        token
            .flatMap(it -> codes.find(it.code()))
            .filter(it -> it.contract().equals(contract.name()));
    if (code.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    if (!code.get().isOwnedBy(client)) {
      return Result.refused(new TokenForeign());
    }
    if (code.get().revokedAt().isPresent() || token.get().use().isPresent()) {
      return Result.refused(new TokenRevoked());
    }
    if (token.get().isExpired(clock.instant())) {
      return Result.refused(new TokenExpired());
    }
    return switch (standing.check(
        code.get().user(), code.get().company(), code.get().grant(), contract)) {
      case Result.Refused<Acting, StandingRefusal>(StandingRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          Result.ok(new LiveRefreshToken(token.get(), code.get(), client, acting));
    };
  }
}
