package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.SecretDigest;
import java.time.Instant;
import java.util.List;

/** Used assertions in memory. */
record MemoryAssertions(Access store) implements Assertions {

  @Override
  public boolean spend(SecretDigest assertion, Instant expiresAt) {
    return store.run(data -> data.assertions.add(new SpentAssertion(assertion, expiresAt)));
  }

  @Override
  public List<SpentAssertion> page(String after, int limit) {
    return store.run(data -> data.assertions.page(after, limit, assertion -> true));
  }

  @Override
  public int purge(Instant now, int limit) {
    return store.run(data -> data.assertions.removeIf(it -> !now.isBefore(it.expiresAt()), limit));
  }
}
