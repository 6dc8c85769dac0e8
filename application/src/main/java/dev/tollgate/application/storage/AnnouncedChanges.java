package dev.tollgate.application.storage;

import dev.tollgate.application.Waiting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store whose verbs that write announce that their callers may have to wait, also where a backend
 * keeps everything in memory: an attempt to answer without waiting never changes anything.
 */
public final class AnnouncedChanges implements Storage {

  private final Storage store;
  private final Map<Class<?>, Object> ports = new ConcurrentHashMap<>();

  private AnnouncedChanges(Storage store) {
    this.store = store;
  }

  /** Closing it closes the store below. */
  public static Storage over(Storage store) {
    return new AnnouncedChanges(store);
  }

  @Override
  public <P> P port(Class<P> type) {
    return type.cast(ports.computeIfAbsent(type, _ -> announced(type)));
  }

  private <P> P announced(Class<P> type) {
    return PortProxies.around(
        type,
        store.port(type),
        (verb, below) -> {
          if (!ReadOnlyStorage.READING.contains(verb.getName())) {
            Waiting.announce();
          }
          return below.get();
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
