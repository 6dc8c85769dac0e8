package dev.tollgate.application.storage;

import java.time.Duration;
import java.util.List;

/**
 * The revocations of tokens in order. A revocation gets its place before it is committed, so it may
 * become visible after revocations with higher places; a store keeps that gap to a few seconds,
 * since a cache may miss what comes later.
 */
public interface Revocations {

  /** The highest place; 0 if there are no revocations. */
  long latest();

  /** Revocations after a place, in order. */
  List<Revocation> after(long place, int limit);

  /**
   * Forgets old revocations, beginning with the lowest places.
   *
   * @param age forget revocations that are at least this old by the store's own clock, whatever
   *     time the node gave that revoked the token
   * @param limit how many to forget at most
   * @return how many were forgotten
   */
  int trim(Duration age, int limit);
}
