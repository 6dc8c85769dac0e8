package dev.tollgate.application.revoke;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.access.TokenReference;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.grant.FamilyTokens;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.ClientRevokeRefusal;
import dev.tollgate.domain.refusal.RevokeRefusal;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.time.Clock;
import java.util.Optional;

/** Lets a client revoke a token of its own (RFC 7009). */
public final class RevokeAsClient {

  private final ClientAuthenticator authenticator;
  private final RevokeToken revokeToken;
  private final RefreshTokens refreshTokens;
  private final AuthorizationCodes codes;
  private final Clock clock;

  public RevokeAsClient(
      ClientAuthenticator authenticator,
      RevokeToken revokeToken,
      RefreshTokens refreshTokens,
      AuthorizationCodes codes,
      Clock clock) {
    this.authenticator = authenticator;
    this.revokeToken = revokeToken;
    this.refreshTokens = refreshTokens;
    this.codes = codes;
    this.clock = clock;
  }

  /** Checks what needs no store, then the caller, then the token. */
  public Result<Revoked, ClientRevokeRefusal> revoke(
      Parameter token, ClientCredentials caller, ContractRules contract) {
    Optional<CallerRefusal> malformed = ClientAuthenticator.malformed(caller);
    if (malformed.isPresent()) {
      return Result.refused(malformed.get());
    }
    if (!(token instanceof Parameter.Text(String text))) {
      boolean _ = Check.TOKEN_SENT.fails(false, () -> Reasons.tokenMissing(token));
      return Result.refused(new TokenMissing());
    }
    Check.TOKEN_SENT.passed();
    return switch (authenticator.authenticateCaller(caller, contract)) {
      case Result.Refused<Client, CallerRefusal>(CallerRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Client, CallerRefusal>(Client client) ->
          FamilyTokens.isOne(text)
              ? revokeFamily(text, client, contract)
              : revoke(token, client, contract);
    };
  }

  private Result<Revoked, ClientRevokeRefusal> revoke(
      Parameter token, Client client, ContractRules contract) {
    return switch (revokeToken.read(token)) {
      case Result.Refused<TokenReference, RevokeRefusal>(RevokeRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<TokenReference, RevokeRefusal>(TokenReference reference) ->
          revokeToken
              .revokeOwn(reference, client, contract)
              .map(RevokeAsClient::revoked)
              .orElseGet(() -> revoke(reference, client, contract));
    };
  }

  private static Result<Revoked, ClientRevokeRefusal> revoked(TokenId id) {
    Check.TOKEN_OF_CALLER.passed();
    return Result.ok(new Revoked.AccessToken(id));
  }

  private Result<Revoked, ClientRevokeRefusal> revoke(
      TokenReference reference, Client client, ContractRules contract) {
    return switch (revokeToken.find(reference, contract)) {
      case Result.Refused<Token, RevokeRefusal>(RevokeRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Token, RevokeRefusal>(Token found) ->
          Check.TOKEN_OF_CALLER.fails(
                  found.isOwnedBy(client),
                  () -> Reasons.issuedToAnother("The token", found.client(), client))
              ? Result.refused(new TokenForeign())
              : revokeToken.revoke(found).fold(RevokeAsClient::revoked, Result::refused);
    };
  }

  private Result<Revoked, ClientRevokeRefusal> revokeFamily(
      String text, Client client, ContractRules contract) {
    Optional<AuthorizationCode> code =
        new FamilyTokens(refreshTokens).find(text, contract).map(FamilyToken::code);
    if (Check.TOKEN_ON_RECORD.fails(code.isPresent(), Reasons::refreshTokenUnknown)) {
      return Result.refused(new TokenUnknown());
    }
    if (Check.TOKEN_OF_CALLER.fails(
        code.get().isOwnedBy(client),
        () -> Reasons.issuedToAnother("The refresh token", code.get().client(), client))) {
      return Result.refused(new TokenForeign());
    }
    return codes.revoke(code.get().digest(), clock.instant())
        ? Result.ok(new Revoked.Family(code.get().digest()))
        : Result.refused(
            Why.because(
                new TokenRevoked(),
                () -> Reasons.revoked("The refresh token", code.get().revokedAt())));
  }
}
