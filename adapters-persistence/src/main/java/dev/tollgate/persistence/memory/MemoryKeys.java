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
    MemoryData open = data.get();
    synchronized (open.keys) {
      String algorithm = key.algorithm().name();
      return open.firstKeys.find(algorithm).isEmpty()
          && open.keys.add(key.kid(), key)
          && open.firstKeys.add(algorithm, key.kid());
    }
  }

  @Override
  public boolean add(SigningKey key) {
    return data.get().keys.add(key.kid(), key);
  }

  @Override
  public boolean remove(String kid) {
    MemoryData open = data.get();
    synchronized (open.keys) {
      int _ = open.firstKeys.removeIf(kid::equals, 1);
      return open.keys.remove(kid).isPresent();
    }
  }

  @Override
  public List<SigningKey> all() {
    return data.get().keys.all().stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
        .toList();
  }
}
