package dev.tollgate.application.storage;

import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RefreshToken.Use;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The refresh tokens on record, used ones too. Each goes with its code at the latest. */
public interface RefreshTokens {

  /**
   * Adds a refresh token of another store as it is. False, and nothing changes, if it is there
   * already or if its code is not on record.
   */
  boolean restore(RefreshToken token);

  /** The refresh token whose text has this digest, used or expired ones too. */
  Optional<RefreshToken> find(SecretDigest digest);

  /** The same with the code that it came from, both as they are at one moment. */
  Optional<FamilyToken> findWithCode(SecretDigest digest);

  /**
   * Uses a refresh token up, unless it stays usable, and puts on record what is given for it, in
   * one step. True for exactly one caller that uses it up, ever; false, and nothing changes, if it
   * was used before or is not on record, or if its code is revoked or not on record.
   */
  boolean rotate(SecretDigest digest, Rotation rotation);

  /**
   * What is given for a refresh token.
   *
   * @param use empty if the refresh token stays usable until it expires
   * @param keptUntil when everything that came from the code will have expired
   */
  record Rotation(Optional<Use> use, RefreshToken successor, Token token, Instant keptUntil) {}

  /**
   * Refresh tokens ordered by digest, except those of removed registrations and users.
   *
   * @param after the page begins after this digest; empty text means from the start
   * @param limit how many to return at most
   */
  List<RefreshToken> page(String after, int limit);

  /**
   * Removes expired refresh tokens.
   *
   * @param limit how many to remove at most
   * @return how many were removed; fewer than {@code limit} once none is left
   */
  int purge(Instant now, int limit);
}
