package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keys in memory. */
record MemoryKeys(Access store) implements Keys {

  @Override
  public boolean addFirst(SigningKey key) {
    return store.run(
        data ->
            data.firstKeys.find(key.algorithm().name()).isEmpty()
                && add(data, key)
                && data.firstKeys.add(key));
  }

  @Override
  public boolean add(SigningKey key) {
    return store.run(data -> add(data, key));
  }

  private static boolean add(Memory data, SigningKey key) {
    return data.retiredKeys.find(key.kid()).isEmpty() && data.keys.add(key);
  }

  @Override
  public boolean isTaken(String kid) {
    return store.run(data -> isTaken(data, kid));
  }

  private static boolean isTaken(Memory data, String kid) {
    return data.keys.find(kid).isPresent() || data.retiredKeys.find(kid).isPresent();
  }

  @Override
  public boolean lengthen(String kid, Duration lifetime) {
    return store.run(
        data ->
            data.keys.change(
                kid,
                key ->
                    key.longestLifetime().compareTo(lifetime) < 0
                        ? Optional.of(key.lengthened(lifetime))
                        : Optional.empty()));
  }

  @Override
  public boolean remove(String kid) {
    return store.run(
        data -> {
          int _ = data.firstKeys.removeIf(key -> key.kid().equals(kid), 1);
          return data.keys.remove(kid).isPresent() && data.retiredKeys.add(kid);
        });
  }

  @Override
  public List<SigningKey> all() {
    return store.run(data -> data.keys.all(key -> true)).stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
        .toList();
  }

  @Override
  public boolean addRetired(String kid) {
    return store.run(data -> !isTaken(data, kid) && data.retiredKeys.add(kid));
  }

  @Override
  public List<String> retired() {
    return store.run(data -> data.retiredKeys.all(kid -> true));
  }
}
