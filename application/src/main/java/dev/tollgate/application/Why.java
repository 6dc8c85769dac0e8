package dev.tollgate.application;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells operators why a request is refused, where more is known than the refusal says. It is told
 * on the thread of the request; callers never learn it.
 */
public final class Why {

  private static final ScopedValue<Consumer<String>> LISTENER = ScopedValue.newInstance();

  private Why() {}

  /**
   * Says why the request that this thread answers is refused. What is said last counts.
   *
   * @param sentence without secrets, codes and tokens
   */
  public static void because(Supplier<String> sentence) {
    if (LISTENER.isBound()) {
      LISTENER.get().accept(sentence.get());
    }
  }

  /** Says it, and returns the refusal. */
  public static <R> R because(R refusal, Supplier<String> sentence) {
    because(sentence);
    return refusal;
  }

  /** Does a piece of work; the listener is told why it refuses. */
  public static <T> T listen(Consumer<String> listener, Supplier<T> work) {
    return ScopedValue.where(LISTENER, listener).<T, RuntimeException>call(work::get);
  }

  /** A time in a sentence: {@code 2026-11-02 at 10:00 UTC}, with seconds unless they are zero. */
  public static String time(Instant at) {
    LocalDateTime utc = LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    return utc.toLocalDate() + " at " + utc.toLocalTime() + " UTC";
  }
}
