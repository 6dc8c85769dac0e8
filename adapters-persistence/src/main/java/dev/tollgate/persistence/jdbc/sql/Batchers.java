package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.persistence.jdbc.connection.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Batches as a database wants them. */
public final class Batchers {

  /** Beyond the time for a statement: a call that waits behind one of others may still succeed. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final List<Double> BATCH_SIZES =
      List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0);

  private Batchers() {}

  /**
   * Writes that share commits. They report the sizes of their batches, and how many of them wait.
   *
   * @param kind tells them apart from other writes
   */
  public static <C extends Comparable<? super C>> Batcher<C, Boolean> ofWrites(
      Database database,
      Statements statements,
      String kind,
      Function<List<C>, List<Boolean>> commit) {
    Map<String, String> labels = Map.of("kind", kind);
    LongConsumer sizes =
        database
            .measurements()
            .sizes(
                new Metric("tollgate_batch_writes", "Writes that shared a commit.", labels),
                BATCH_SIZES);
    Batcher<C, Boolean> writes =
        of(
            database,
            statements,
            batch -> {
              sizes.accept(batch.size());
              return commit.apply(batch);
            });
    database
        .measurements()
        .gauge(
            new Metric(
                "tollgate_writes_waiting", "Writes that wait for a commit to begin.", labels),
            writes::waiting);
    return writes;
  }

  /** Calls that share statements. */
  public static <C extends Comparable<? super C>, A> Batcher<C, A> of(
      Database database, Statements statements, Function<List<C>, List<A>> work) {
    return new Batcher<>(
        database.writers(),
        work,
        statements::isRowError,
        database.limits().timeout().plus(PATIENCE));
  }
}
