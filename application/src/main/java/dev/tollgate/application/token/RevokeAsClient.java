package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.ClientRevokeRefusal;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.Optional;

/** Lets a client end a token of its own before its time (RFC 7009). */
public final class RevokeAsClient {

  private final ClientAuthenticator authenticator;
  private final TokenVerifier verifier;
  private final Tokens tokens;
  private final RevokeToken revokeToken;

  public RevokeAsClient(
      ClientAuthenticator authenticator,
      TokenVerifier verifier,
      Tokens tokens,
      RevokeToken revokeToken) {
    this.authenticator = authenticator;
    this.verifier = verifier;
    this.tokens = tokens;
    this.revokeToken = revokeToken;
  }

  /** What can be said without the store first; then who asks; then the token. */
  public Result<TokenId, ClientRevokeRefusal> revoke(
      Parameter token, Presented caller, Terms terms) {
    Optional<CallerRefusal> problem = ClientAuthenticator.problemOf(caller);
    if (problem.isPresent()) {
      return Result.refused(problem.get());
    }
    if (!(token instanceof Parameter.Text(String text))) {
      return Result.refused(new TokenMissing());
    }
    return switch (authenticator.caller(caller, terms)) {
      case Result.Refused<Client, CallerRefusal>(CallerRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Client, CallerRefusal>(Client client) ->
          isForeign(text, client)
              ? Result.refused(new TokenForeign())
              : revokeToken.revoke(token, terms).fold(Result::ok, Result::refused);
    };
  }

  private boolean isForeign(String text, Client client) {
    Optional<Token> record =
        verifier.verify(text).fold(it -> tokens.find(it.id()), refusal -> Optional.empty());
    return record.filter(it -> !it.registration().equals(client.registration())).isPresent();
  }
}
