package dev.tollgate.application.storage;

import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;

/** The assertions that clients have used; each may be used once (RFC 7523, 3). */
public interface Assertions {

  /**
   * Uses an assertion up. True for exactly one caller for as long as the assertion is kept.
   *
   * @param assertion a digest of the client and of the assertion's id
   * @param expiresAt when the assertion expires, and may be forgotten
   */
  boolean spend(SecretDigest assertion, Instant expiresAt);

  /**
   * Used assertions ordered by digest.
   *
   * @param after the page begins after this digest; empty text means from the start
   * @param limit how many to return at most
   */
  List<SpentAssertion> page(String after, int limit);

  /**
   * Removes expired assertions.
   *
   * @param now an assertion that expires at this instant is expired
   * @param limit how many to remove at most
   * @return how many were removed; fewer than {@code limit} once none is left
   */
  int purge(Instant now, int limit);
}
