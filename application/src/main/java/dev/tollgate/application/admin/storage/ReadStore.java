package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Kinds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads a whole store, kind after kind, so that two stores that hold the same are read alike. */
public final class ReadStore {

  private final Storage store;

  public ReadStore(Storage store) {
    this.store = store;
  }

  /** Returns how many records of each kind there were, by the name of the kind. */
  public Map<String, Long> read(Consumer<Entry<?>> into) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Kind<?> kind : Kinds.ALL) {
      counts.put(kind.name(), read(kind, into));
    }
    return counts;
  }

  private <T> long read(Kind<T> kind, Consumer<Entry<?>> into) {
    long[] count = {0};
    kind.read(store)
        .forEach(
            value -> {
              into.accept(new Entry<>(kind, value));
              count[0]++;
            });
    return count[0];
  }
}
