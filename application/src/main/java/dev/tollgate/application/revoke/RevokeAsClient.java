package dev.tollgate.application.revoke;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.ClientRevokeRefusal;
import dev.tollgate.domain.refusal.RevokeRefusal;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.Optional;

/** Lets a client revoke a token of its own (RFC 7009). */
public final class RevokeAsClient {

  private final ClientAuthenticator authenticator;
  private final RevokeToken revokeToken;

  public RevokeAsClient(ClientAuthenticator authenticator, RevokeToken revokeToken) {
    this.authenticator = authenticator;
    this.revokeToken = revokeToken;
  }

  /** Checks what needs no store, then the caller, then the token. */
  public Result<TokenId, ClientRevokeRefusal> revoke(
      Parameter token, ClientCredentials caller, ContractRules contract) {
    Optional<CallerRefusal> malformed = ClientAuthenticator.malformed(caller);
    if (malformed.isPresent()) {
      return Result.refused(malformed.get());
    }
    if (!(token instanceof Parameter.Text)) {
      return Result.refused(new TokenMissing());
    }
    return switch (authenticator.authenticateCaller(caller, contract)) {
      case Result.Refused<Client, CallerRefusal>(CallerRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Client, CallerRefusal>(Client client) -> revoke(token, client, contract);
    };
  }

  private Result<TokenId, ClientRevokeRefusal> revoke(
      Parameter token, Client client, ContractRules contract) {
    return switch (revokeToken.find(token, contract)) {
      case Result.Refused<Token, RevokeRefusal>(RevokeRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Token, RevokeRefusal>(Token found) ->
          found.isOwnedBy(client)
              ? revokeToken.revoke(found).fold(Result::ok, Result::refused)
              : Result.refused(new TokenForeign());
    };
  }
}
