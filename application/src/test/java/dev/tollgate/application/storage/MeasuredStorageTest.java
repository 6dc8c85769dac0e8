package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.domain.TokenId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

final class MeasuredStorageTest {

  private final List<String> reported = new ArrayList<>();
  private final Map<String, DoubleSupplier> failures = new HashMap<>();
  private final AtomicLong nanos = new AtomicLong();
  private final Storage storage =
      MeasuredStorage.over(new Memory().open(), new Reports(), () -> nanos.getAndAdd(7));

  private final class Reports implements Measurements {
    @Override
    public void gauge(Metric metric, DoubleSupplier value) {}

    @Override
    public void counter(Metric metric, DoubleSupplier count) {
      failures.put(metric.name() + new TreeMap<>(metric.labels()), count);
    }

    @Override
    public LongConsumer durations(Metric metric) {
      return took -> reported.add(metric.name() + new TreeMap<>(metric.labels()) + " " + took);
    }

    @Override
    public LongConsumer sizes(Metric metric, List<Double> bounds) {
      throw new AssertionError(metric);
    }
  }

  @Test
  void eachVerbIsReportedWithItsPort() {
    var _ = storage.tokens().find(new TokenId("t"));
    var _ = storage.clients().page(Listing.first(1));

    assertEquals(
        List.of(
            "tollgate_store_seconds{port=Tokens, verb=find} 7",
            "tollgate_store_seconds{port=Clients, verb=page} 7"),
        reported);
  }

  @Test
  void aFailureIsReportedAndPassesThrough() {
    storage.close();

    assertThrows(StoreUnavailable.class, () -> storage.tokens().find(new TokenId("t")));
    assertEquals(List.of("tollgate_store_seconds{port=Tokens, verb=find} 7"), reported);
    assertEquals(
        1, failures.get("tollgate_store_failures_total{port=Tokens, verb=find}").getAsDouble());
  }

  @Test
  void aPortIsTheSameEveryTime() {
    assertSame(storage.tokens(), storage.tokens());
  }
}
