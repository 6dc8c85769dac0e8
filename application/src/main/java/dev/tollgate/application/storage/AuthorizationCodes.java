package dev.tollgate.application.storage;

import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The authorization codes, which stay on record as long as something that came from them lives. */
public interface AuthorizationCodes {

  /** False, and nothing changes, if the digest is taken. */
  boolean add(AuthorizationCode code);

  /** The code with this digest, spent, expired or revoked ones too. */
  Optional<AuthorizationCode> find(SecretDigest digest);

  /**
   * Spends a code and puts on record what it is exchanged for, in one step. True for exactly one
   * caller ever; false, and nothing changes, if the code was spent or revoked before or is not on
   * record.
   */
  boolean exchange(SecretDigest digest, Exchange exchange);

  /**
   * What a code is exchanged for.
   *
   * @param keptUntil when all of it has expired; empty if one of the tokens does not expire
   */
  record Exchange(
      Instant at, Token token, Optional<RefreshToken> refreshToken, Optional<Instant> keptUntil) {}

  /**
   * Spends a code for nothing. True for exactly one caller ever; false if it was spent or revoked
   * before or is not on record.
   */
  boolean burn(SecretDigest digest, Instant at);

  /** Revokes the codes of a registration in one step, spent or not; says how many there were. */
  int revokeAll(RegistrationId registration, Instant at);

  /**
   * Revokes a code, spent or not, and with it every token that came from it. True for exactly one
   * caller; false if it was revoked before or is not on record.
   */
  boolean revoke(SecretDigest digest, Instant at);

  /**
   * Codes ordered by digest, except those of removed registrations and users.
   *
   * @param after the page begins after this digest; empty text means from the start
   * @param limit how many to return at most
   */
  List<AuthorizationCode> page(String after, int limit);

  /**
   * Removes codes that are of no more use (see {@link AuthorizationCode#isUseless}), and those of
   * removed registrations and users, each with its refresh tokens.
   *
   * @param limit how many to remove at most
   * @return how many were removed; fewer than {@code limit} once none is left
   */
  int purge(Instant now, int limit);
}
