package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Leases in memory. */
record MemoryLeases(Access store) implements Leases {

  /** Who holds a lease, and until when on the clock of {@link System#nanoTime()}. */
  record Lease(String name, String holder, long until) {

    private boolean isOver() {
      return until - System.nanoTime() <= 0;
    }
  }

  @Override
  public boolean take(String name, String holder, Duration term) {
    return store.run(
        data -> {
          boolean isFree = holder(data, name).filter(it -> !it.equals(holder)).isEmpty();
          if (isFree) {
            data.leases.put(new Lease(name, holder, System.nanoTime() + nanos(term)));
          }
          return isFree;
        });
  }

  @Override
  public Optional<String> holder(String name) {
    return store.run(data -> holder(data, name));
  }

  @Override
  public Instant now() {
    return store.run(
        data ->
            data.below
                .map(below -> below.leases().now())
                .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }

  private static Optional<String> holder(Memory data, String name) {
    Optional<Lease> own = data.leases.find(name);
    return own.isPresent()
        ? own.filter(lease -> !lease.isOver()).map(Lease::holder)
        : data.below.flatMap(below -> below.leases().holder(name));
  }

  /** Of a term that is too long for the clock, as much as fits. */
  private static long nanos(Duration term) {
    return Math.min(TimeUnit.NANOSECONDS.convert(term), Long.MAX_VALUE / 2);
  }
}
