package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.Revocations;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Revocations in memory. */
record MemoryRevocations(Supplier<MemoryData> data) implements Revocations {

  @Override
  public long latest() {
    return data.get().revoked.latest();
  }

  @Override
  public List<Revocation> after(long place, int limit) {
    return data.get().revoked.after(place, limit);
  }

  @Override
  public int trim(Instant until, int limit) {
    return data.get().revoked.trim(until, limit);
  }
}
