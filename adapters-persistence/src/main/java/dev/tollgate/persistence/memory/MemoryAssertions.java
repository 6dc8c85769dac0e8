package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Spent assertions in memory. */
record MemoryAssertions(Supplier<MemoryData> data) implements Assertions {

  @Override
  public boolean spend(SecretDigest assertion, Instant expiresAt) {
    return data.get().assertions.add(assertion.hex(), new SpentAssertion(assertion, expiresAt));
  }

  @Override
  public List<SpentAssertion> page(String after, int limit) {
    return data.get().assertions.page(after, limit, assertion -> true);
  }

  @Override
  public int purge(Instant now, int limit) {
    return data.get().assertions.removeIf(it -> !now.isBefore(it.expiresAt()), limit);
  }
}
