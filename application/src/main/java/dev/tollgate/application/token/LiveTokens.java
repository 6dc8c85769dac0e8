package dev.tollgate.application.token;

import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.port.TokenVerifier.Verified;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Finds the live token behind a text: what introspection and protected resources share. */
public final class LiveTokens {

  private final TokenVerifier verifier;
  private final Tokens tokens;
  private final Clients clients;
  private final Enterprises enterprises;
  private final Clock clock;

  public LiveTokens(
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

  /** The signature first, then the record, then those whom the token stands for. */
  Result<Live, NotLive> find(String text, Terms terms) {
    return switch (verifier.verify(text)) {
      case Result.Refused<Verified, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<Verified, TokenUnverified>(Verified verified) -> recorded(verified, terms);
    };
  }

  private Result<Live, NotLive> recorded(Verified verified, Terms terms) {
    Instant now = clock.instant();
    if (!now.isBefore(verified.expiresAt())) {
      return Result.refused(new TokenExpired());
    }
    Optional<Token> record = tokens.find(verified.id());
    if (record.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    return switch (record.get().live(terms.contract(), now)) {
      case Result.Refused<Token, NotLive>(NotLive refusal) -> Result.refused(refusal);
      case Result.Ok<Token, NotLive>(Token token) -> owned(token);
    };
  }

  private Result<Live, NotLive> owned(Token token) {
    Optional<Client> owner = ownerOf(token, clients);
    if (owner.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    Client client = owner.get();
    if (!client.enabled()) {
      return Result.refused(new ClientDisabled());
    }
    boolean active = enterprises.find(client.enterprise()).filter(Enterprise::active).isPresent();
    return active ? Result.ok(new Live(token, client)) : Result.refused(new EnterpriseInactive());
  }

  /** Empty once the client was deleted, also when its id was registered again. */
  static Optional<Client> ownerOf(Token token, Clients clients) {
    return clients
        .find(token.client())
        .filter(client -> client.registration().equals(token.registration()));
  }

  /** A token that is live, and its client. */
  record Live(Token token, Client client) {}
}
