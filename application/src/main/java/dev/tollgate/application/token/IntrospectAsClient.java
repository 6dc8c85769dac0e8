package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.token.LiveTokens.Live;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.ClientIntrospectRefusal;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.Optional;

/** Tells a client about the live tokens of its enterprise, of whichever contract (RFC 7662). */
public final class IntrospectAsClient {

  private final ClientAuthenticator authenticator;
  private final LiveTokens liveTokens;

  public IntrospectAsClient(ClientAuthenticator authenticator, LiveTokens liveTokens) {
    this.authenticator = authenticator;
    this.liveTokens = liveTokens;
  }

  /** What can be said without the store first; then who asks; then the token. */
  public Result<Live, ClientIntrospectRefusal> introspect(
      Parameter token, Presented caller, Terms terms) {
    Optional<CallerRefusal> problem = ClientAuthenticator.problemOf(caller);
    if (problem.isPresent()) {
      return Result.refused(problem.get());
    }
    if (!(token instanceof Parameter.Text(String text))) {
      return Result.refused(new TokenMissing());
    }
    return switch (authenticator.caller(proven(caller), terms)) {
      case Result.Refused<Client, CallerRefusal>(CallerRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Client, CallerRefusal>(Client client) -> introspect(text, client, terms);
    };
  }

  /** An id alone is good enough to end a token, not to be told about one. */
  private static Presented proven(Presented caller) {
    return caller instanceof Presented.IdAlone ? new Presented.Nothing() : caller;
  }

  private Result<Live, ClientIntrospectRefusal> introspect(
      String text, Client client, Terms terms) {
    return switch (liveTokens.findAny(text, terms)) {
      case Result.Refused<Live, NotLive>(NotLive refusal) -> Result.refused(refusal);
      case Result.Ok<Live, NotLive>(Live live) ->
          live.client().enterprise().equals(client.enterprise())
              ? Result.ok(live)
              : Result.refused(new TokenForeign());
    };
  }
}
