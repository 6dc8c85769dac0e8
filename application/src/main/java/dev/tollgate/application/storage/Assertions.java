package dev.tollgate.application.storage;

import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;

/** The assertions that clients have used; each is good for one time (RFC 7523, 3). */
public interface Assertions {

  /**
   * True for exactly one caller ever, as long as the assertion is kept.
   *
   * @param assertion a digest of who used it and of its id
   * @param expiresAt until when it has to be kept
   */
  boolean spend(SecretDigest assertion, Instant expiresAt);

  /**
   * Spent assertions, ordered by the digits of their digests.
   *
   * @param after the digits that the part begins behind; empty text begins at the start
   * @param limit how many at the most
   */
  List<SpentAssertion> page(String after, int limit);

  /**
   * Removes assertions that have expired, and nothing else.
   *
   * @param limit how many at the most
   * @return how many were removed; fewer than {@code limit} when none is left
   */
  int purge(Instant now, int limit);
}
