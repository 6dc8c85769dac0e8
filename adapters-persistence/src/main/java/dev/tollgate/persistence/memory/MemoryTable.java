package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Listing;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values by key, ordered by key; one verb at a time. Keys are ASCII, so their order is that of
 * their bytes.
 */
final class MemoryTable<V> {

  private final NavigableMap<String, V> values = new TreeMap<>();

  synchronized boolean add(String key, V value) {
    return values.putIfAbsent(key, value) == null;
  }

  synchronized Optional<V> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  synchronized List<V> all() {
    return List.copyOf(values.values());
  }

  synchronized List<V> page(Listing listing, Predicate<V> active) {
    return page(
        listing.after(),
        listing.limit(),
        value -> listing.active().filter(wanted -> wanted != active.test(value)).isEmpty());
  }

  /** Those behind a key that are wanted. */
  synchronized List<V> page(String after, int limit, Predicate<V> wanted) {
    return values.tailMap(after, false).values().stream().filter(wanted).limit(limit).toList();
  }

  synchronized long count(Predicate<V> wanted) {
    return values.values().stream().filter(wanted).count();
  }

  /** False if there is no such value, or if the change makes nothing of it. */
  synchronized boolean change(String key, Function<V, Optional<V>> change) {
    Optional<V> changed = find(key).flatMap(change);
    changed.ifPresent(value -> values.put(key, value));
    return changed.isPresent();
  }

  synchronized void put(String key, V value) {
    values.put(key, value);
  }

  synchronized Optional<V> remove(String key) {
    return Optional.ofNullable(values.remove(key));
  }

  synchronized int removeIf(Predicate<V> unwanted, int limit) {
    int removed = 0;
    Iterator<V> all = values.values().iterator();
    while (removed < limit && all.hasNext()) {
      if (unwanted.test(all.next())) {
        all.remove();
        removed++;
      }
    }
    return removed;
  }
}
