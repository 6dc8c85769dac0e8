package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values ordered by their keys, over those of another store, which stay as they are. Keys are
 * ASCII, so their order is that of their bytes. The caller holds the lock of the {@link Memory}.
 */
final class Table<V> {

  private static final int PAGE = 500;

  private final Function<V, String> key;
  private final Below<V> below;

  /** What differs from below; empty where a value was removed. */
  private final NavigableMap<String, Optional<V>> changed = new TreeMap<>();

  Table(Function<V, String> key, Below<V> below) {
    this.key = key;
    this.below = below;
  }

  /** Values in pages, ordered by key, each page beginning after a key. */
  @FunctionalInterface
  interface Pages<V> {

    List<V> page(String after, int limit);
  }

  /** How the values of the other store are read. */
  record Below<V>(Function<String, Optional<V>> find, Pages<V> pages) {

    static <V> Below<V> nothing() {
      return new Below<>(key -> Optional.empty(), (after, limit) -> List.of());
    }
  }

  Optional<V> find(String wanted) {
    Optional<V> value = changed.get(wanted);
    return value == null ? below.find().apply(wanted) : value;
  }

  boolean add(V value) {
    boolean isNew = find(key.apply(value)).isEmpty();
    if (isNew) {
      put(value);
    }
    return isNew;
  }

  void put(V value) {
    changed.put(key.apply(value), Optional.of(value));
  }

  /** False if there is no such value, or if the change does not apply to it. */
  boolean change(String wanted, Function<V, Optional<V>> change) {
    Optional<V> after = find(wanted).flatMap(change);
    after.ifPresent(this::put);
    return after.isPresent();
  }

  Optional<V> remove(String unwanted) {
    Optional<V> value = find(unwanted);
    if (below.find().apply(unwanted).isPresent()) {
      changed.put(unwanted, Optional.empty());
    } else {
      changed.remove(unwanted);
    }
    return value;
  }

  int removeIf(Predicate<V> unwanted, int limit) {
    List<V> removed = page("", limit, unwanted);
    for (V value : removed) {
      Optional<V> _ = remove(key.apply(value));
    }
    return removed.size();
  }

  List<V> all(Predicate<V> wanted) {
    return page("", Integer.MAX_VALUE, wanted);
  }

  List<V> page(Listing listing, Predicate<V> active) {
    return page(
        listing.after(),
        listing.limit(),
        value -> listing.active().filter(is -> is != active.test(value)).isEmpty());
  }

  List<V> page(String after, int limit, Predicate<V> wanted) {
    return page(after, limit, wanted, below.pages());
  }

  /** Wanted values after a key; those of the other store come from {@code pages}. */
  List<V> page(String after, int limit, Predicate<V> wanted, Pages<V> pages) {
    List<V> found = new ArrayList<>();
    String reached = after;
    boolean isLast = false;
    while (!isLast && found.size() < limit) {
      List<V> page = pages.page(reached, PAGE);
      isLast = page.size() < PAGE;
      NavigableMap<String, Optional<V>> changes =
          isLast
              ? changed.tailMap(reached, false)
              : changed.subMap(reached, false, key.apply(page.getLast()), true);
      merged(page, changes).values().stream()
          .flatMap(Optional::stream)
          .filter(wanted)
          .limit(limit - found.size())
          .forEach(found::add);
      reached = isLast ? reached : key.apply(page.getLast());
    }
    return found;
  }

  private NavigableMap<String, Optional<V>> merged(
      List<V> page, NavigableMap<String, Optional<V>> changes) {
    if (page.isEmpty()) {
      return changes;
    }
    NavigableMap<String, Optional<V>> merged = new TreeMap<>();
    page.forEach(value -> merged.put(key.apply(value), Optional.of(value)));
    merged.putAll(changes);
    return merged;
  }

  /** How many wanted values the other store does not have. */
  long countAdded(Predicate<V> wanted) {
    return added(wanted).size();
  }

  /** Removes wanted values that the other store does not have. */
  int removeAdded(Predicate<V> unwanted, int limit) {
    List<V> removed = added(unwanted).stream().limit(limit).toList();
    removed.forEach(value -> changed.remove(key.apply(value)));
    return removed.size();
  }

  private List<V> added(Predicate<V> wanted) {
    return changed.values().stream()
        .flatMap(Optional::stream)
        .filter(wanted)
        .filter(value -> below.find().apply(key.apply(value)).isEmpty())
        .toList();
  }
}
