package dev.tollgate.http.wire;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Whether a request counts as under way: from its last byte until its answer is computed. A caller
 * that goes away ends no work, and one that reads slowly makes none.
 */
public final class UnderWay {

  private enum State {
    ARRIVING,
    COUNTED,
    OVER
  }

  private final AtomicInteger count;
  private final AtomicReference<State> state = new AtomicReference<>(State.ARRIVING);

  /**
   * Does not count yet.
   *
   * @param count of all requests under way
   */
  UnderWay(AtomicInteger count) {
    this.count = count;
  }

  /** Has an effect once, and none after the end. */
  void begin() {
    if (state.compareAndSet(State.ARRIVING, State.COUNTED)) {
      int _ = count.incrementAndGet();
    }
  }

  /** The answer is computed. */
  public void end() {
    if (state.getAndSet(State.OVER) == State.COUNTED) {
      int _ = count.decrementAndGet();
    }
  }

  boolean isCounted() {
    return state.get() == State.COUNTED;
  }
}
