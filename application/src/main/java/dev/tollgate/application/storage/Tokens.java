package dev.tollgate.application.storage;

import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.Optional;

/** The tokens on record. */
public interface Tokens {

  /** False, and nothing is changed, if the id or the digest is taken. */
  boolean add(Token token);

  Optional<Token> find(TokenId id);

  /** The opaque token whose text has this digest. */
  Optional<Token> findByDigest(SecretDigest digest);

  /**
   * True for exactly one caller ever, who made the token revoked; false if it was revoked already
   * or is not on record.
   */
  boolean revoke(TokenId id, Instant at);

  /**
   * Removes tokens that have expired and tokens whose registration is gone, and nothing else.
   *
   * @param limit how many at the most
   * @return how many were removed; fewer than {@code limit} when none is left
   */
  int purge(Instant now, int limit);

  /** How many tokens purges at this time would remove. */
  long purgeable(Instant now);
}
