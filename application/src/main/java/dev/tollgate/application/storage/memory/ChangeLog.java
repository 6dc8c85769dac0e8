package dev.tollgate.application.storage.memory;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What was changed, in that order, each change at a place of its own. */
final class ChangeLog<T> {

  private record Entry<T>(T changed, long at) {}

  /** Makes a change of its place and of what was changed. */
  interface Change<T, C> {

    C of(long place, T changed);
  }

  private final NavigableMap<Long, Entry<T>> entries = new TreeMap<>();
  private long latest;

  void add(T changed) {
    latest++;
    entries.put(latest, new Entry<>(changed, System.nanoTime()));
  }

  long latest() {
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  <C> List<C> after(long place, int limit, Change<T, C> change) {
    return entries.tailMap(place, false).entrySet().stream()
        .limit(limit)
        .map(entry -> change.of(entry.getKey(), entry.getValue().changed()))
        .toList();
  }

  int trim(Duration age, int limit) {
    long until = System.nanoTime() - age.toNanos();
    int trimmed = 0;
    Iterator<Entry<T>> oldest = entries.values().iterator();
    while (trimmed < limit && oldest.hasNext() && oldest.next().at() - until <= 0) {
      oldest.remove();
      trimmed++;
    }
    return trimmed;
  }
}
