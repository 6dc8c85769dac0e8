package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys in memory. */
record MemoryKeys(Supplier<MemoryData> data) implements Keys {

  @Override
  public boolean addFirst(SigningKey key) {
    MemoryData open = data.get();
    synchronized (open.keys) {
      String algorithm = key.algorithm().name();
      return open.firstKeys.find(algorithm).isEmpty()
          && add(key)
          && open.firstKeys.add(algorithm, key.kid());
    }
  }

  @Override
  public boolean add(SigningKey key) {
    MemoryData open = data.get();
    synchronized (open.keys) {
      return !isTaken(key.kid()) && open.keys.add(key.kid(), key);
    }
  }

  @Override
  public boolean isTaken(String kid) {
    MemoryData open = data.get();
    return open.removedKeys.contains(kid) || open.keys.find(kid).isPresent();
  }

  @Override
  public boolean lengthen(String kid, Duration lifetime) {
    return data.get()
        .keys
        .change(
            kid,
            key ->
                key.longestLifetime().compareTo(lifetime) < 0
                    ? Optional.of(key.lengthened(lifetime))
                    : Optional.empty());
  }

  @Override
  public boolean remove(String kid) {
    MemoryData open = data.get();
    synchronized (open.keys) {
      int _ = open.firstKeys.removeIf(kid::equals, 1);
      return open.keys.remove(kid).isPresent() && open.removedKeys.add(kid);
    }
  }

  @Override
  public List<SigningKey> all() {
    return data.get().keys.all().stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
        .toList();
  }
}
