package dev.tollgate.application.token;

import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.port.TokenVerifier.Verified;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the live token behind a text: what introspection and protected resources share. */
public final class LiveTokens {

  private final TokenVerifier verifier;
  private final Tokens tokens;
  private final Clients clients;
  private final Tenants tenants;
  private final Clock clock;

  public LiveTokens(
      TokenVerifier verifier,
      Tokens tokens,
      Clients clients,
      Enterprises enterprises,
      Companies companies,
      Clock clock) {
    this.verifier = verifier;
    this.tokens = tokens;
    this.clients = clients;
    this.tenants = new Tenants(enterprises, companies);
    this.clock = clock;
  }

  /** A token of the contract: the signature first, then the record, then who owns it. */
  Result<Live, NotLive> find(String text, Terms terms) {
    return find(text, terms, token -> token.contract().equals(terms.contract()));
  }

  /** A token of any contract. */
  Result<Live, NotLive> findAny(String text, Terms terms) {
    return find(text, terms, token -> true);
  }

  private Result<Live, NotLive> find(String text, Terms terms, Predicate<Token> known) {
    return switch (verifier.verify(text)) {
      case Result.Refused<Verified, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<Verified, TokenUnverified>(Verified verified) ->
          recorded(verified, terms, known);
    };
  }

  private Result<Live, NotLive> recorded(Verified verified, Terms terms, Predicate<Token> known) {
    Instant now = clock.instant();
    if (!now.isBefore(verified.expiresAt())) {
      return Result.refused(new TokenExpired());
    }
    Optional<Token> record = tokens.find(verified.id()).filter(known);
    if (record.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    return switch (record.get().live(now)) {
      case Result.Refused<Token, NotLive>(NotLive refusal) -> Result.refused(refusal);
      case Result.Ok<Token, NotLive>(Token token) -> owned(token, terms);
    };
  }

  private Result<Live, NotLive> owned(Token token, Terms terms) {
    Optional<Client> owner = ownerOf(token, clients);
    if (owner.isEmpty()) {
      return Result.refused(new TokenUnknown());
    }
    Client client = owner.get();
    if (!client.enabled()) {
      return Result.refused(new ClientDisabled());
    }
    if (!tenants.isEnterpriseActive(client)) {
      return Result.refused(new EnterpriseInactive());
    }
    return tenants.isRefusedByCompany(client, terms)
        ? Result.refused(new CompanyInactive())
        : Result.ok(new Live(token, client));
  }

  /** Empty once the client was deleted, also when its id was registered again. */
  static Optional<Client> ownerOf(Token token, Clients clients) {
    return clients
        .find(token.client())
        .filter(client -> client.registration().equals(token.registration()));
  }

  /** A token that is live, and its client. */
  public record Live(Token token, Client client) {}
}
