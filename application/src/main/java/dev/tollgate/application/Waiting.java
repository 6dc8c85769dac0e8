package dev.tollgate.application;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a thread that must never wait, such as the event loop of a server, attempt what is done in
 * memory most of the time. Whatever is about to wait, for a store, a lock that is held meanwhile,
 * or a network, announces it first, and changes nothing before.
 */
public final class Waiting {

  private static final ThreadLocal<Boolean> FORBIDDEN = ThreadLocal.withInitial(() -> false);

  private Waiting() {}

  /**
   * What it makes without waiting; empty if it would have to wait, and then nothing has changed.
   */
  public static <T> Optional<T> avoid(Supplier<T> act) {
    FORBIDDEN.set(true);
    try {
      return Optional.of(act.get());
    } catch (WouldWait e) {
      return Optional.empty();
    } finally {
      FORBIDDEN.set(false);
    }
  }

  /** To be called before anything that may wait: it ends an attempt to avoid that. */
  public static void announce() {
    if (FORBIDDEN.get()) {
      throw new WouldWait();
    }
  }

  /** An error, so that nobody takes it for a failure of what was attempted. */
  private static final class WouldWait extends Error {

    private static final long serialVersionUID = 1L;

    private WouldWait() {
      super("this would have to wait", null, false, false);
    }
  }
}
