package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.domain.TokenId;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Which tokens were revoked, in that order. */
final class RevocationLog {

  private record Entry(TokenId token, long at) {}

  private final NavigableMap<Long, Entry> entries = new TreeMap<>();
  private long latest;

  void add(TokenId token) {
    latest++;
    entries.put(latest, new Entry(token, System.nanoTime()));
  }

  long latest() {
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  List<Revocation> after(long place, int limit) {
    return entries.tailMap(place, false).entrySet().stream()
        .limit(limit)
        .map(entry -> new Revocation(entry.getKey(), entry.getValue().token()))
        .toList();
  }

  int trim(Duration age, int limit) {
    long until = System.nanoTime() - age.toNanos();
    int trimmed = 0;
    Iterator<Entry> oldest = entries.values().iterator();
    while (trimmed < limit && oldest.hasNext() && oldest.next().at() - until <= 0) {
      oldest.remove();
      trimmed++;
    }
    return trimmed;
  }
}
