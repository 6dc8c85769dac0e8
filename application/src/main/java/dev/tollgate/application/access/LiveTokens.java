package dev.tollgate.application.access;

import dev.tollgate.application.Check;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.StandingRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenInactive;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides whether a token is live, by the rules of the contract that issued it. */
public final class LiveTokens {

  private final TokenReader reader;
  private final Tokens tokens;
  private final Clients clients;
  private final Tenants tenants;
  private final Standing standing;
  private final ServedContracts contracts;
  private final Clock clock;

  public LiveTokens(
      TokenReader reader,
      Tokens tokens,
      Clients clients,
      Tenants tenants,
      Standing standing,
      ServedContracts contracts,
      Clock clock) {
    this.reader = reader;
    this.tokens = tokens;
    this.clients = clients;
    this.tenants = tenants;
    this.standing = standing;
    this.contracts = contracts;
    this.clock = clock;
  }

  /** The live token with this text, if the contract issued it; any other is unknown. */
  Result<LiveToken, NotLive> find(String text, ContractRules contract) {
    return find(text, Optional.of(contract));
  }

  /** The live token with this text, of any contract. */
  Result<LiveToken, NotLive> find(String text) {
    return find(text, Optional.empty());
  }

  private Result<LiveToken, NotLive> find(String text, Optional<ContractRules> contract) {
    return switch (reader.read(text)) {
      case Result.Refused<TokenReference, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<TokenReference, TokenUnverified>(TokenReference reference) ->
          find(reference, contract);
    };
  }

  private Result<LiveToken, NotLive> find(
      TokenReference reference, Optional<ContractRules> contract) {
    if (Check.TOKEN_UNEXPIRED.fails(!reference.isExpired(clock.instant()), reference::expiry)) {
      return Result.refused(new TokenExpired());
    }
    Optional<Token> found = reference.find(tokens);
    Optional<Token> token =
        found.filter(it -> contract.isEmpty() || it.contract().equals(contract.get().name()));
    if (Check.TOKEN_ON_RECORD.fails(
        token.isPresent(), () -> Reasons.tokenUnknown(found, contract))) {
      return Result.refused(new TokenUnknown());
    }
    return switch (check(token.get())) {
      case Result.Refused<LiveToken, TokenInactive>(TokenInactive refusal) ->
          Result.refused(refusal);
      case Result.Ok<LiveToken, TokenInactive>(LiveToken live) -> Result.ok(live);
    };
  }

  /** The decision on a token on record; the first reason found is the answer. */
  public Result<LiveToken, TokenInactive> check(Token token) {
    return check(token, clients::find, tenants, clock.instant());
  }

  /** The decisions on tokens that were issued to one client id, with few questions to the store. */
  public List<Result<LiveToken, TokenInactive>> check(List<Token> all, Client client) {
    Tenants remembered = tenants.remembered();
    Instant now = clock.instant();
    return all.stream()
        .map(token -> check(token, id -> Optional.of(client), remembered, now))
        .toList();
  }

  private Result<LiveToken, TokenInactive> check(
      Token token, Function<ClientId, Optional<Client>> owners, Tenants active, Instant now) {
    boolean _ =
        Check.TOKEN_UNREVOKED.fails(token.revokedAt().isEmpty(), () -> Reasons.revoked(token))
            || Check.TOKEN_UNEXPIRED.fails(!token.isExpired(now), () -> Reasons.expired(token));
    return switch (token.live(now)) {
      case Result.Refused<Token, TokenInactive>(TokenInactive refusal) -> Result.refused(refusal);
      case Result.Ok<Token, TokenInactive> _ ->
          contracts
              .find(token.contract())
              .map(contract -> check(token, contract, owners, active))
              .orElseGet(
                  () ->
                      Result.refused(
                          Why.because(
                              new TokenUnknown(TokenUnknown.Cause.CONTRACT_NOT_SERVED),
                              () ->
                                  "The contract %s, which issued the token, is not served here."
                                      .formatted(token.contract()))));
    };
  }

  private Result<LiveToken, TokenInactive> check(
      Token token,
      ContractRules contract,
      Function<ClientId, Optional<Client>> owners,
      Tenants active) {
    Optional<Client> owner = owners.apply(token.client()).filter(token::isOwnedBy);
    if (Check.TOKEN_CLIENT_ENABLED.fails(owner.isPresent(), () -> Reasons.clientDeleted(token))) {
      return Result.refused(new TokenUnknown(TokenUnknown.Cause.CLIENT_DELETED));
    }
    if (Check.TOKEN_CLIENT_ENABLED.fails(
        owner.get().enabled(), () -> Reasons.clientDisabled(token.client()))) {
      return Result.refused(new ClientDisabled());
    }
    if (Check.ENTERPRISE_ACTIVE.fails(
        active.isEnterpriseActive(owner.get()), () -> Reasons.enterpriseInactive(owner.get()))) {
      return Result.refused(new EnterpriseInactive());
    }
    return switch (token.subject()) {
      case Subject.OfClient() ->
          Check.COMPANY_ACTIVE.fails(
                  !active.isRefused(token.companyFor(owner.get()), contract),
                  () -> Reasons.companyInactive(token.companyFor(owner.get())))
              ? Result.refused(new CompanyInactive())
              : Result.ok(new LiveToken(token, owner.get(), Optional.empty()));
      case Subject.OfUser user -> check(token, user, owner.get(), contract);
    };
  }

  private Result<LiveToken, TokenInactive> check(
      Token token, Subject.OfUser subject, Client owner, ContractRules contract) {
    if (Check.TOKEN_UNREVOKED.fails(
        subject.code().filter(standing::isRevoked).isEmpty(),
        () -> "The authorization code from which the token came was revoked, or is gone.")) {
      return Result.refused(new TokenRevoked());
    }
    return switch (standing.check(
        subject.user(), token.company().orElseThrow(), subject.grant(), contract)) {
      case Result.Refused<Acting, StandingRefusal>(StandingRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          Result.ok(new LiveToken(token, owner, Optional.of(acting)));
    };
  }
}
