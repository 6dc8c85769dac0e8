package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
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

/** Lets a client end a token of its own before its time (RFC 7009). */
public final class RevokeAsClient {

  private final ClientAuthenticator authenticator;
  private final RevokeToken revokeToken;

  public RevokeAsClient(ClientAuthenticator authenticator, RevokeToken revokeToken) {
    this.authenticator = authenticator;
    this.revokeToken = revokeToken;
  }

  /** What can be said without the store first; then who asks; then the token. */
  public Result<TokenId, ClientRevokeRefusal> revoke(
      Parameter token, Presented caller, Terms terms) {
    Optional<CallerRefusal> problem = ClientAuthenticator.problemOf(caller);
    if (problem.isPresent()) {
      return Result.refused(problem.get());
    }
    if (!(token instanceof Parameter.Text)) {
      return Result.refused(new TokenMissing());
    }
    return switch (authenticator.caller(caller, terms)) {
      case Result.Refused<Client, CallerRefusal>(CallerRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Client, CallerRefusal>(Client client) -> revoke(token, client, terms);
    };
  }

  private Result<TokenId, ClientRevokeRefusal> revoke(Parameter token, Client client, Terms terms) {
    return switch (revokeToken.find(token, terms)) {
      case Result.Refused<Token, RevokeRefusal>(RevokeRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Token, RevokeRefusal>(Token found) ->
          found.registration().equals(client.registration())
              ? revokeToken.end(found).fold(Result::ok, Result::refused)
              : Result.refused(new TokenForeign());
    };
  }
}
