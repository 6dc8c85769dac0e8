package dev.tollgate.domain;

import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenInactive;
import dev.tollgate.domain.refusal.TokenRevoked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An access token on record. The record decides its state, scopes and expiry; it belongs to the
 * contract that issued it, and points at the registration of its client, not only at the id.
 *
 * @param company the company that it was issued for
 * @param audience the resources that it is meant for (RFC 8707); none if its contract does not say
 * @param digest of its text if that is opaque; empty for a signed token, whose text holds its id
 * @param expiresAt empty if it lives until it is revoked; a signed token always expires
 */
public record Token(
    TokenId id,
    RegistrationId registration,
    ClientId client,
    Subject subject,
    Optional<CompanyId> company,
    String contract,
    ScopeSet scopes,
    List<ResourceUri> audience,
    Optional<SecretDigest> digest,
    Instant issuedAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt) {

  public Token {
    audience = List.copyOf(audience);
    if (digest.isEmpty() && expiresAt.isEmpty()) {
      throw new IllegalArgumentException("a signed token needs an expiry");
    }
    if (subject instanceof Subject.OfUser && company.isEmpty()) {
      throw new IllegalArgumentException("a user's token needs a company");
    }
  }

  /** A signed token of a client that speaks for itself and was issued for no company. */
  public Token(
      TokenId id,
      RegistrationId registration,
      ClientId client,
      String contract,
      ScopeSet scopes,
      List<ResourceUri> audience,
      Instant issuedAt,
      Instant expiresAt,
      Optional<Instant> revokedAt) {
    this(
        id,
        registration,
        client,
        new Subject.OfClient(),
        Optional.empty(),
        contract,
        scopes,
        audience,
        Optional.empty(),
        issuedAt,
        Optional.of(expiresAt),
        revokedAt);
  }

  /** Its {@code sub} (RFC 7519, 4.1.2): the id of the client or of the user. */
  public String sub() {
    return switch (subject) {
      case Subject.OfClient() -> client.value();
      case Subject.OfUser(UserId user, var _, var _) -> user.value();
    };
  }

  /**
   * The company in whose name it is used: a client that speaks for itself follows its link, so that
   * linking and unlinking it take effect at once; a user's token stays with its company.
   */
  public Optional<CompanyId> companyFor(Client owner) {
    return switch (subject) {
      case Subject.OfClient() -> owner.company();
      case Subject.OfUser _ -> company;
    };
  }

  /** From issue to expiry; empty if it does not expire. */
  public Optional<Duration> lifetime() {
    return expiresAt.map(end -> Duration.between(issuedAt, end));
  }

  /** The instant of expiry itself is already too late. */
  public boolean isExpired(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
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
                subject,
                company,
                contract,
                scopes,
                audience,
                digest,
                issuedAt,
                expiresAt,
                Optional.of(at)));
  }

  /** False once the client was deleted, also when its id was registered again. */
  public boolean isOwnedBy(Client candidate) {
    return candidate.registration().equals(registration);
  }

  /** What the record alone says about using this token. */
  public Result<Token, TokenInactive> live(Instant now) {
    if (revokedAt.isPresent()) {
      return Result.refused(new TokenRevoked());
    }
    return isExpired(now) ? Result.refused(new TokenExpired()) : Result.ok(this);
  }
}
