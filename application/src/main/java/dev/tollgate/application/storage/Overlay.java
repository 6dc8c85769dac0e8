package dev.tollgate.application.storage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Values of a store as they would be after changes that were only rehearsed. */
final class Overlay<K, V> {

  private final Map<K, Optional<V>> changed = new HashMap<>();
  private final Function<K, Optional<V>> below;

  Overlay(Function<K, Optional<V>> below) {
    this.below = below;
  }

  Optional<V> find(K key) {
    Optional<V> after = changed.get(key);
    return after == null ? below.apply(key) : after;
  }

  boolean add(K key, V value) {
    boolean isNew = find(key).isEmpty();
    if (isNew) {
      changed.put(key, Optional.of(value));
    }
    return isNew;
  }

  /** False if there is no such value, or if the change makes nothing of it. */
  boolean change(K key, Function<V, Optional<V>> change) {
    Optional<V> after = find(key).flatMap(change);
    after.ifPresent(value -> changed.put(key, Optional.of(value)));
    return after.isPresent();
  }

  boolean remove(K key) {
    boolean isThere = find(key).isPresent();
    changed.put(key, Optional.empty());
    return isThere;
  }
}
