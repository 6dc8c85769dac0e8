package dev.tollgate.http;

import jakarta.inject.Singleton;

/**
 * Whether this server is about to stop and wants no new work: health checks fail, and each answer
 * is the last on its connection.
 */
@Singleton
public final class Draining {

  private volatile boolean begun;

  public void begin() {
    begun = true;
  }

  public boolean hasBegun() {
    return begun;
  }
}
