package dev.tollgate.application.storage;

import dev.tollgate.application.Waiting;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.TokenOwner;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The tokens on record. */
public interface Tokens {

  /** False, and nothing changes, if the id or the digest is taken. */
  boolean add(Token token);

  /**
   * Adds a token as {@link #add} does, where the store can without waiting for it. Ends with the
   * same answer, once that is durable, or with the same failure.
   */
  default CompletionStage<Boolean> startAdding(Token token) {
    Waiting.announce();
    return CompletableFuture.completedStage(add(token));
  }

  Optional<Token> find(TokenId id);

  /** The opaque token whose text has this digest. */
  Optional<Token> findByDigest(SecretDigest digest);

  /**
   * Revokes a token, live or expired. True for exactly one caller as long as the token is on
   * record; false if the token was revoked before or is not on record.
   */
  boolean revoke(TokenId id, Instant at);

  /**
   * Revokes a token of this owner that has not expired by then. True for exactly one caller; false,
   * and nothing changes, for any other token.
   */
  default boolean revokeOwn(TokenId id, TokenOwner owner, Instant at) {
    Optional<Token> found = find(id).filter(owner::owns);
    return found.isPresent() && !found.get().isExpired(at) && revoke(id, at);
  }

  /**
   * Removes expired tokens and tokens of removed registrations. A registration counts as removed if
   * it was on record and its client is removed; tokens of one that was never on record stay until
   * they expire.
   *
   * @param now a token that expires at this instant is expired
   * @param limit how many to remove at most
   * @return how many were removed; fewer than {@code limit} once none is left
   */
  int purge(Instant now, int limit);

  /** How many tokens a purge at this time would remove. */
  long purgeable(Instant now);

  /**
   * Ends normally if {@link #add} could add a token now, and leaves none behind. Asked up to once a
   * second for {@code /health}.
   *
   * @throws StoreUnavailable if the store does not answer or takes no writes
   */
  default void probe() {
    boolean _ = revoke(new TokenId("probe"), Instant.EPOCH);
  }
}
