package dev.tollgate.application.storage;

import java.time.Duration;
import java.util.List;

/**
 * The clients that were changed or removed, also with their tenants, in order. A change gets its
 * place before it is committed, so it may become visible after changes with higher places; a store
 * keeps that gap to a few seconds, since a cache may miss what comes later.
 */
public interface ChangedClients {

  /** The highest place; 0 if there are no changes. */
  long latest();

  /** Changes after a place, in order; a client for each of its changes. */
  List<ChangedClient> after(long place, int limit);

  /**
   * Forgets old changes, beginning with the lowest places.
   *
   * @param age forget changes that are at least this old by the store's own clock
   * @param limit how many to forget at most
   * @return how many were forgotten
   */
  int trim(Duration age, int limit);
}
