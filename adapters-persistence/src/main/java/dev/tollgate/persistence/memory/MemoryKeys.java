package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningKey;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Keys in memory. */
record MemoryKeys(Supplier<MemoryData> data) implements Keys {

  @Override
  public boolean addFirst(SigningKey key) {
    return data.get().firstKeys.add(key.algorithm().name(), key);
  }

  @Override
  public List<SigningKey> all() {
    return data.get().firstKeys.all().stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
        .toList();
  }
}
