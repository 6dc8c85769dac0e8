package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.persistence.jdbc.PostgresServer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Measures tokens on a PostgreSQL server that is durable, and prints tables of what it found. */
final class StorageBenchmark {

  private static final int FEW = 10_000;
  private static final int MANY = 1_000_000;
  private static final int CALLERS = 16;
  private static final int PURGED_AT_ONCE = 500;
  private static final long PAUSE_NANOS = 100_000_000L;

  private final int rounds;

  private StorageBenchmark(int rounds) {
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    PostgresServer _ = PostgresServer.large();
    StorageBenchmark benchmark =
        new StorageBenchmark(List.of(arguments).contains("--quick") ? 10 : 40);
    try (BenchDatabase few = BenchDatabase.create("few", FEW)) {
      benchmark.shareCommits(few);
      try (BenchDatabase many = BenchDatabase.create("many", MANY)) {
        benchmark.purge(many);
      }
    }
  }

  private void shareCommits(BenchDatabase database) throws Exception {
    heading("callers", "one commit each, tokens/s", "shared commits, tokens/s");
    for (int callers : List.of(1, 8, 32, 64)) {
      BenchTurns turns =
          BenchTurns.of(
              rounds,
              () -> BenchLoad.of(callers, 0.5, database::addAlone),
              () -> BenchLoad.of(callers, 0.5, database::add));
      print("| " + callers + turns.row(" | %.0f | %.0f | %.2f |", BenchLoad::perSecond));
    }
  }

  private void purge(BenchDatabase many) throws Exception {
    heading("writes", "p99 in ms", "p99 in ms during a purge");
    AtomicInteger purged = new AtomicInteger();
    BenchTurns turns =
        BenchTurns.of(
            rounds, () -> BenchLoad.of(CALLERS, 1, many::add), () -> duringPurge(many, purged));
    print("| issue (add)" + turns.row(" | %.2f | %.2f | %.2f |", BenchLoad::p99Millis));
    print("During a purge, " + purged.get() / (rounds + 1) + " a second were removed.");
  }

  private static BenchLoad duringPurge(BenchDatabase many, AtomicInteger purged) throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Thread purger =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!ended.get()) {
                    int _ = purged.addAndGet(many.purge(PURGED_AT_ONCE));
                    LockSupport.parkNanos(PAUSE_NANOS);
                  }
                });
    try {
      return BenchLoad.of(CALLERS, 1, many::add);
    } finally {
      ended.set(true);
      purger.join();
    }
  }

  private static void heading(String what, String first, String second) {
    print("\n| " + what + " | " + first + " | " + second + " | ratio |\n|---|---:|---:|---:|");
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
