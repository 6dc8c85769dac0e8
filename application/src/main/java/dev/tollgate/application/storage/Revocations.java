package dev.tollgate.application.storage;

import java.time.Instant;
import java.util.List;

/**
 * The revocations that {@link Tokens} and {@link ClientTokens} have made. They get their places
 * while they are made, so one that takes longer appears later, below places that were seen before:
 * within seconds, or a cache may miss it.
 */
public interface Revocations {

  /** The highest place; 0 if there is none. */
  long latest();

  /** Those behind a place, in the order of their places. */
  List<Revocation> after(long place, int limit);

  /**
   * Forgets old ones, those of the lowest places first.
   *
   * @param until those that were made then or before
   * @param limit how many at the most
   * @return how many were forgotten
   */
  int trim(Instant until, int limit);
}
