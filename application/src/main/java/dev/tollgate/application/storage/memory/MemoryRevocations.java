package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.application.storage.Revocations;
import java.time.Duration;
import java.util.List;

/** Revocations in memory. */
record MemoryRevocations(Access store) implements Revocations {

  @Override
  public long latest() {
    return store.run(data -> data.revocations.latest());
  }

  @Override
  public List<Revocation> after(long place, int limit) {
    return store.run(data -> data.revocations.after(place, limit, Revocation::new));
  }

  @Override
  public int trim(Duration age, int limit) {
    return store.run(data -> data.revocations.trim(age, limit));
  }
}
