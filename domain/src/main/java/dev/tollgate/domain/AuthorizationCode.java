package dev.tollgate.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An authorization code (RFC 6749, 4.1.2). After its exchange the record stays as the origin of the
 * tokens that came from it: once it is revoked, none of them is live.
 *
 * @param digest of the code itself
 * @param grant what the user allowed
 * @param scopes those of this request that the user allowed
 * @param audience the resources asked for (RFC 8707); none for the usual
 * @param redirectUri as the request named it; empty if it named none
 * @param state a digest of it, for contracts that compare it
 * @param challenge empty if the request had none (RFC 7636)
 * @param session in which the user allowed this
 * @param authenticatedAt when the user had given the password
 * @param keptUntil when every token that came from it has expired; empty before the exchange, and
 *     if one of the tokens does not expire
 */
public record AuthorizationCode(
    SecretDigest digest,
    RegistrationId registration,
    ClientId client,
    String contract,
    UserId user,
    CompanyId company,
    GrantId grant,
    ScopeSet scopes,
    List<ResourceUri> audience,
    Optional<String> redirectUri,
    Optional<SecretDigest> state,
    Optional<String> nonce,
    Optional<CodeChallenge> challenge,
    SessionId session,
    Instant authenticatedAt,
    Instant issuedAt,
    Instant expiresAt,
    Optional<Instant> spentAt,
    Optional<Instant> revokedAt,
    Optional<Instant> keptUntil) {

  /** What its text looks like. */
  public static final TokenForm.Opaque FORM = new TokenForm.Opaque("ac_");

  public AuthorizationCode {
    audience = List.copyOf(audience);
  }

  /** The instant of expiry itself is already too late. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** False once the client was deleted, also when its id was registered again. */
  public boolean isOwnedBy(Client candidate) {
    return candidate.registration().equals(registration);
  }

  /** Whether a verifier answers the challenge; none may come where there was no challenge. */
  public boolean isAnsweredBy(Optional<String> verifier) {
    return challenge.isPresent()
        ? verifier.filter(challenge.get()::isMetBy).isPresent()
        : verifier.isEmpty();
  }

  /** The code after its exchange; empty if it was spent or revoked before. */
  public Optional<AuthorizationCode> spent(Instant at, Optional<Instant> kept) {
    return spentAt.isPresent() || revokedAt.isPresent()
        ? Optional.empty()
        : Optional.of(with(Optional.of(at), revokedAt, kept));
  }

  /** The code after a refresh token of it was rotated; empty if it is revoked. */
  public Optional<AuthorizationCode> kept(Optional<Instant> until) {
    return revokedAt.isPresent() ? Optional.empty() : Optional.of(with(spentAt, revokedAt, until));
  }

  /** The code with its end; empty if it was revoked already. */
  public Optional<AuthorizationCode> revoked(Instant at) {
    return revokedAt.isPresent()
        ? Optional.empty()
        : Optional.of(with(spentAt, Optional.of(at), keptUntil));
  }

  /** Whether neither it nor anything that came from it can be used any more. */
  public boolean isUseless(Instant now) {
    return spentAt.isPresent()
        ? keptUntil.filter(until -> !now.isBefore(until)).isPresent()
        : isExpired(now);
  }

  private AuthorizationCode with(
      Optional<Instant> spent, Optional<Instant> revoked, Optional<Instant> kept) {
    return new AuthorizationCode(
        digest,
        registration,
        client,
        contract,
        user,
        company,
        grant,
        scopes,
        audience,
        redirectUri,
        state,
        nonce,
        challenge,
        session,
        authenticatedAt,
        issuedAt,
        expiresAt,
        spent,
        revoked,
        kept);
  }
}
