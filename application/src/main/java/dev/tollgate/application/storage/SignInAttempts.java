package dev.tollgate.application.storage;

import dev.tollgate.domain.SecretDigest;
import java.time.Duration;

/**
 * Counts attempts to sign in, so that guessing passwords is slow on every node. Only the store's
 * own clock counts.
 */
public interface SignInAttempts {

  /**
   * Counts one attempt. Attempts at once are counted one after the other, each with a number of its
   * own.
   *
   * @param key a digest of what is limited: an account or an address
   * @param window how long attempts count, from the first of them
   */
  Attempts count(SecretDigest key, Duration window);

  /**
   * How often it was tried.
   *
   * @param number how many attempts since the window began, this one included
   * @param resetsIn until the window ends
   */
  record Attempts(int number, Duration resetsIn) {}

  /** Takes one attempt back, because it succeeded. */
  void takeBack(SecretDigest key);

  /** Starts over, because an attempt succeeded. */
  void forget(SecretDigest key);

  /**
   * Removes counts whose window is over.
   *
   * @param limit how many to remove at most
   * @return how many were removed; fewer than {@code limit} once none is left
   */
  int purge(int limit);
}
