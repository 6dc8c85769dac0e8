package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Leases;
import java.time.Instant;
import java.util.Optional;

/** Leases in memory. */
record MemoryLeases(Access store) implements Leases {

  /** Who holds a lease, and until when. */
  record Lease(String name, String holder, Instant until) {}

  @Override
  public boolean take(String name, String holder, Instant now, Instant until) {
    return store.run(
        data -> {
          boolean isFree = holder(data, name, now).filter(it -> !it.equals(holder)).isEmpty();
          if (isFree) {
            data.leases.put(new Lease(name, holder, until));
          }
          return isFree;
        });
  }

  @Override
  public Optional<String> holder(String name, Instant now) {
    return store.run(data -> holder(data, name, now));
  }

  private static Optional<String> holder(Memory data, String name, Instant now) {
    Optional<Lease> own = data.leases.find(name);
    return own.isPresent()
        ? own.filter(lease -> lease.until().isAfter(now)).map(Lease::holder)
        : data.below.flatMap(below -> below.leases().holder(name, now));
  }
}
