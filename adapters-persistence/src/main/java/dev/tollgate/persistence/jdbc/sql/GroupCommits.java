package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.persistence.jdbc.connection.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Group commits as a database wants them. */
public final class GroupCommits {

  /** Beyond the time for a statement: a write that waits behind one of others may still succeed. */
  private static final Duration WRITE_PATIENCE = Duration.ofMillis(500);

  private static final List<Double> BATCH_SIZES =
      List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0);

  private GroupCommits() {}

  /**
   * Group commits that report the sizes of their batches, and how many writes wait.
   *
   * @param kind tells them apart from those of other writes
   */
  public static <W extends Comparable<? super W>> GroupCommit<W> of(
      Database database,
      Statements statements,
      String kind,
      Function<List<W>, List<Boolean>> commit) {
    Map<String, String> labels = Map.of("kind", kind);
    LongConsumer sizes =
        database
            .measurements()
            .sizes(
                new Metric("tollgate_batch_writes", "Writes that shared a commit.", labels),
                BATCH_SIZES);
    GroupCommit<W> writes =
        new GroupCommit<>(
            database.writers(),
            batch -> {
              sizes.accept(batch.size());
              return commit.apply(batch);
            },
            statements::isRowError,
            database.limits().timeout().plus(WRITE_PATIENCE));
    database
        .measurements()
        .gauge(
            new Metric(
                "tollgate_writes_waiting", "Writes that wait for a commit to begin.", labels),
            writes::waiting);
    return writes;
  }
}
