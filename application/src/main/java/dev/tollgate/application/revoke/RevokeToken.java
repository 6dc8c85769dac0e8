package dev.tollgate.application.revoke;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.access.TokenReference;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenOwner;
import dev.tollgate.domain.refusal.RevokeRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Clock;
import java.util.Optional;

/** Revokes a token for its holder (RFC 7009). */
public final class RevokeToken {

  private final TokenReader reader;
  private final Tokens tokens;
  private final Clients clients;
  private final Clock clock;

  public RevokeToken(TokenReader reader, Tokens tokens, Clients clients, Clock clock) {
    this.reader = reader;
    this.tokens = tokens;
    this.clients = clients;
    this.clock = clock;
  }

  /** Answers with the id of the token that this call revoked. */
  public Result<TokenId, RevokeRefusal> revoke(Parameter token, ContractRules contract) {
    return switch (read(token)) {
      case Result.Refused<TokenReference, RevokeRefusal>(RevokeRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<TokenReference, RevokeRefusal>(TokenReference reference) ->
          holder(reference)
              .flatMap(client -> revokeOwn(reference, client, contract))
              .<Result<TokenId, RevokeRefusal>>map(Result::ok)
              .orElseGet(() -> revoke(reference, contract));
    };
  }

  private Optional<Client> holder(TokenReference reference) {
    return reference instanceof TokenReference.Signed(var claims)
        ? claims.subject().flatMap(ClientId::parse).flatMap(clients::find)
        : Optional.empty();
  }

  private Result<TokenId, RevokeRefusal> revoke(TokenReference reference, ContractRules contract) {
    return switch (find(reference, contract)) {
      case Result.Refused<Token, RevokeRefusal>(RevokeRefusal refusal) -> Result.refused(refusal);
      case Result.Ok<Token, RevokeRefusal>(Token found) -> revoke(found);
    };
  }

  /** What the text says; refused if it has expired by its own account. */
  Result<TokenReference, RevokeRefusal> read(Parameter token) {
    if (!(token instanceof Parameter.Text(String text))) {
      boolean _ = Check.TOKEN_SENT.fails(false, () -> Reasons.tokenMissing(token));
      return Result.refused(new TokenMissing());
    }
    Check.TOKEN_SENT.passed();
    return switch (reader.read(text)) {
      case Result.Refused<TokenReference, TokenUnverified>(TokenUnverified refusal) ->
          Result.refused(refusal);
      case Result.Ok<TokenReference, TokenUnverified>(TokenReference reference) ->
          Check.TOKEN_UNEXPIRED.fails(!reference.isExpired(clock.instant()), reference::expiry)
              ? Result.refused(new TokenExpired())
              : Result.ok(reference);
    };
  }

  /**
   * Revokes a signed token of this client without reading its record. Empty, and nothing changes,
   * if the record has to be read to know what is wrong.
   */
  Optional<TokenId> revokeOwn(TokenReference reference, Client client, ContractRules contract) {
    TokenOwner owner = new TokenOwner(client.registration(), contract.name());
    if (reference instanceof TokenReference.Signed(var claims)
        && tokens.revokeOwn(claims.id(), owner, clock.instant())) {
      Check.TOKEN_ON_RECORD.passed();
      Check.TOKEN_UNREVOKED.passed();
      return Optional.of(claims.id());
    }
    return Optional.empty();
  }

  /** The token of the contract, whether it was revoked before or not. */
  Result<Token, RevokeRefusal> find(TokenReference reference, ContractRules contract) {
    Optional<Token> found = reference.find(tokens);
    Optional<Token> record =
        found
            .filter(token -> token.contract().equals(contract.name()))
            .filter(token -> clients.find(token.client()).filter(token::isOwnedBy).isPresent());
    if (Check.TOKEN_ON_RECORD.fails(
        record.isPresent(), () -> Reasons.tokenUnknown(found, Optional.of(contract)))) {
      return Result.refused(new TokenUnknown());
    }
    return Check.TOKEN_UNEXPIRED.fails(
            !record.get().isExpired(clock.instant()), () -> Reasons.expired(record.get()))
        ? Result.refused(new TokenExpired())
        : Result.ok(record.get());
  }

  /** Refuses if the token is revoked already, or was meanwhile. */
  Result<TokenId, RevokeRefusal> revoke(Token found) {
    return Check.TOKEN_UNREVOKED.fails(
            tokens.revoke(found.id(), clock.instant()), () -> Reasons.revoked(found))
        ? Result.refused(new TokenRevoked())
        : Result.ok(found.id());
  }
}
