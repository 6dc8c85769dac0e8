package dev.tollgate.persistence.cached;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.PortProxies;
import dev.tollgate.application.storage.Storage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Another store, whose verbs announce that callers may have to wait. */
final class AnnouncedStorage implements Storage {

  private final Storage store;
  private final Map<Class<?>, Object> ports = new ConcurrentHashMap<>();

  AnnouncedStorage(Storage store) {
    this.store = store;
  }

  @Override
  public <P> P port(Class<P> type) {
    return type.cast(ports.computeIfAbsent(type, _ -> announced(type, store.port(type))));
  }

  /** The same port, whose verbs announce that callers may have to wait. */
  static <P> P announced(Class<P> type, P port) {
    return PortProxies.around(
        type,
        port,
        (_, below) -> {
          Waiting.announce();
          return below.get();
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
