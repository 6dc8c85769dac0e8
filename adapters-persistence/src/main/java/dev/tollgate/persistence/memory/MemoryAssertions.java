package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.function.Supplier;

/** Spent assertions in memory. */
record MemoryAssertions(Supplier<MemoryData> data) implements Assertions {

  @Override
  public boolean spend(SecretDigest assertion, Instant expiresAt) {
    return data.get().assertions.add(assertion.hex(), expiresAt);
  }

  @Override
  public int purge(Instant now, int limit) {
    return data.get().assertions.removeIf(expiresAt -> !now.isBefore(expiresAt), limit);
  }
}
