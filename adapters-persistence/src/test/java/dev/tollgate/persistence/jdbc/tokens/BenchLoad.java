package dev.tollgate.persistence.jdbc.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/** What callers got done who called at the same time, each again and again. */
record BenchLoad(double perSecond, double p99Millis) {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double P99 = 0.99;

  /**
   * Calls for a while.
   *
   * @param call must be true: anything else ends the benchmark
   */
  static BenchLoad of(int callers, double seconds, BooleanSupplier call) throws Exception {
    List<Callable<long[]>> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      all.add(() -> latencies((long) (seconds * NANOS_PER_SECOND), call));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      long start = System.nanoTime();
      List<Future<long[]>> ended = threads.invokeAll(all);
      double took = (System.nanoTime() - start) / NANOS_PER_SECOND;
      LongStream.Builder taken = LongStream.builder();
      for (Future<long[]> each : ended) {
        Arrays.stream(each.get()).forEach(taken);
      }
      long[] sorted = taken.build().sorted().toArray();
      return new BenchLoad(sorted.length / took, at(sorted, P99));
    }
  }

  private static long[] latencies(long nanos, BooleanSupplier call) {
    LongStream.Builder taken = LongStream.builder();
    long begin = System.nanoTime();
    for (long start = begin; start - begin < nanos; start = System.nanoTime()) {
      if (!call.getAsBoolean()) {
        throw new IllegalStateException("a call had another outcome than it should have");
      }
      taken.add(System.nanoTime() - start);
    }
    return taken.build().toArray();
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))] / NANOS_PER_MILLI;
  }
}
