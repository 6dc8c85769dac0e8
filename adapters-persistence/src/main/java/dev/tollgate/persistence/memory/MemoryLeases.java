package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Leases;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Leases in memory. */
record MemoryLeases(Supplier<MemoryData> data) implements Leases {

  /** Who has a lease, and until when. */
  record Lease(String holder, Instant until) {}

  @Override
  public boolean take(String name, String holder, Instant now, Instant until) {
    Lease wanted = new Lease(holder, until);
    MemoryTable<Lease> leases = data.get().leases;
    synchronized (leases) {
      boolean free =
          leases
              .find(name)
              .filter(held -> !held.holder().equals(holder) && held.until().isAfter(now))
              .isEmpty();
      if (free) {
        leases.put(name, wanted);
      }
      return free;
    }
  }

  @Override
  public Optional<String> holder(String name, Instant now) {
    return data.get().leases.find(name).filter(it -> it.until().isAfter(now)).map(Lease::holder);
  }
}
