package dev.tollgate.application.admin.token;

import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.ShowTokenRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Tells an administrator about a token of any contract, also about one that is not live. */
public final class ShowToken {

  private final TokenVerifier verifier;
  private final Tokens tokens;
  private final Clients clients;
  private final Enterprises enterprises;
  private final Clock clock;

  public ShowToken(
      TokenVerifier verifier,
      Tokens tokens,
      Clients clients,
      Enterprises enterprises,
      Clock clock) {
    this.verifier = verifier;
    this.tokens = tokens;
    this.clients = clients;
    this.enterprises = enterprises;
    this.clock = clock;
  }

  /**
   * Refuses with {@link TokenExpired} only one that has been purged since.
   *
   * @param text the token, or its id
   */
  public Result<TokenRecord, ShowTokenRefusal> show(String text) {
    return switch (PresentedToken.of(text, verifier::verify)) {
      case Result.Refused<PresentedToken, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<PresentedToken, TokenUnverified>(PresentedToken token) -> recorded(token);
    };
  }

  private Result<TokenRecord, ShowTokenRefusal> recorded(PresentedToken presented) {
    Instant now = clock.instant();
    Optional<Token> token = tokens.find(presented.id());
    if (token.isEmpty()) {
      return presented.expiry().filter(end -> !now.isBefore(end)).isPresent()
          ? Result.refused(new TokenExpired())
          : Result.refused(new TokenUnknown());
    }
    Optional<Client> client = clients.find(token.get().client());
    Optional<Enterprise> enterprise = client.map(Client::enterprise).flatMap(enterprises::find);
    return Result.ok(
        new TokenRecord(token.get(), TokenState.of(token.get(), client, enterprise, now)));
  }
}
