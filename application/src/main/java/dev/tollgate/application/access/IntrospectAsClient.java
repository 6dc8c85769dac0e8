package dev.tollgate.application.access;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.grant.FamilyTokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.ClientIntrospectRefusal;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.Optional;

/**
 * Lets a client introspect its own refresh tokens, and the access tokens of its enterprise,
 * whatever their contract (RFC 7662).
 */
public final class IntrospectAsClient {

  private final ClientAuthenticator authenticator;
  private final LiveTokens liveTokens;
  private final LiveRefreshTokens liveRefreshTokens;

  public IntrospectAsClient(
      ClientAuthenticator authenticator,
      LiveTokens liveTokens,
      LiveRefreshTokens liveRefreshTokens) {
    this.authenticator = authenticator;
    this.liveTokens = liveTokens;
    this.liveRefreshTokens = liveRefreshTokens;
  }

  /** Checks what needs no store, then the caller, then the token. */
  public Result<Introspected, ClientIntrospectRefusal> introspect(
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
    return switch (authenticator.authenticateCaller(withProof(caller), contract)) {
      case Result.Refused<Client, CallerRefusal>(CallerRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Client, CallerRefusal>(Client client) ->
          FamilyTokens.isOne(text)
              ? liveRefreshTokens.find(text, client, contract)
              : introspect(text, client);
    };
  }

  /** A public client may revoke its tokens, but not introspect. */
  private static ClientCredentials withProof(ClientCredentials caller) {
    return caller instanceof ClientCredentials.IdOnly ? new ClientCredentials.None() : caller;
  }

  private Result<Introspected, ClientIntrospectRefusal> introspect(String text, Client client) {
    return switch (liveTokens.find(text)) {
      case Result.Refused<LiveToken, NotLive>(NotLive refusal) -> Result.refused(refusal);
      case Result.Ok<LiveToken, NotLive>(LiveToken live) ->
          Check.TOKEN_OF_CALLER.fails(
                  live.client().enterprise().equals(client.enterprise())
                      || live.enterprise().equals(client.enterprise()),
                  () -> Reasons.ofOtherEnterprise(live.client(), client))
              ? Result.refused(new TokenForeign())
              : Result.ok(live);
    };
  }
}
