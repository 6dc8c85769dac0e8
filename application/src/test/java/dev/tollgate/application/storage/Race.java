package dev.tollgate.application.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many threads that begin the same thing at the same moment. */
final class Race {

  static final int THREADS = 64;

  private static final int DEADLINE_SECONDS = 60;

  private Race() {}

  /** How many of the threads got true; whatever a thread throws fails the test. */
  static long winners(IntFunction<Boolean> attempt) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<Boolean>> runners = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      runners.add(
          () -> {
            int _ = start.await();
            return attempt.apply(number);
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      long winners = 0;
      for (Future<Boolean> each : threads.invokeAll(runners, DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        winners += each.get() ? 1 : 0;
      }
      return winners;
    }
  }
}
