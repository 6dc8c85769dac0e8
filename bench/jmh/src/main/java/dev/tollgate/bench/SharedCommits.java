package dev.tollgate.bench;

import dev.tollgate.persistence.jdbc.sql.Batcher;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** What handing a write over to a shared commit costs, with a commit that takes no time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SharedCommits {

  private final Batcher<String, Boolean> writes =
      new Batcher<>(
          8, batch -> Collections.nCopies(batch.size(), true), _ -> false, Duration.ofSeconds(2));

  @TearDown
  public void close() {
    writes.close();
  }

  @Benchmark
  public boolean alone() {
    return writes.call("a");
  }

  @Benchmark
  @Threads(32)
  public boolean amongOthers() {
    return writes.call("a");
  }
}
