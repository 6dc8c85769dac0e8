package dev.tollgate.domain;

import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenRevoked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An access token on record. The record decides its state, scopes and expiry; it belongs to the
 * contract that issued it, and points at the registration of its client, not only at the id.
 *
 * @param audience the resources that it is meant for (RFC 8707); none if its contract does not say
 */
public record Token(
    TokenId id,
    RegistrationId registration,
    ClientId client,
    String contract,
    ScopeSet scopes,
    List<ResourceUri> audience,
    Instant issuedAt,
    Instant expiresAt,
    Optional<Instant> revokedAt) {

  public Token {
    audience = List.copyOf(audience);
  }

  /** The instant of expiry itself is already too late. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The token with its end; empty if it was revoked already. */
  public Optional<Token> revoked(Instant at) {
    return revokedAt.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Token(
                id,
                registration,
                client,
                contract,
                scopes,
                audience,
                issuedAt,
                expiresAt,
                Optional.of(at)));
  }

  /** What the record alone says about using this token. */
  public Result<Token, NotLive> live(Instant now) {
    if (revokedAt.isPresent()) {
      return Result.refused(new TokenRevoked());
    }
    return isExpired(now) ? Result.refused(new TokenExpired()) : Result.ok(this);
  }
}
