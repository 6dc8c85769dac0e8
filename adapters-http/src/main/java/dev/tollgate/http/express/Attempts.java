package dev.tollgate.http.express;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Attempts to answer requests of one endpoint without waiting. One that ends without an answer was
 * for nothing, so while they keep ending like that, only some are made, to notice when it changes.
 */
final class Attempts {

  /** After this many in a row without an answer, most are left out. */
  static final int PATIENCE = 4;

  /** One in this many is made then. */
  static final int PROBE = 16;

  private final AtomicInteger inVain = new AtomicInteger();

  /** What the attempt gives; empty also if it is left out. */
  <T> Optional<T> make(Supplier<Optional<T>> attempt) {
    int before = inVain.get();
    if (before >= PATIENCE) {
      int now = inVain.incrementAndGet();
      if ((now - PATIENCE) % PROBE != 0) {
        return Optional.empty();
      }
    }
    Optional<T> answer = attempt.get();
    if (answer.isPresent()) {
      inVain.set(0);
    } else if (before < PATIENCE) {
      int _ = inVain.incrementAndGet();
    }
    return answer;
  }
}
