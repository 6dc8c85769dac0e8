package dev.tollgate.persistence.cached;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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
    return type.cast(
        Proxy.newProxyInstance(
            AnnouncedStorage.class.getClassLoader(),
            new Class<?>[] {type},
            (_, verb, arguments) -> {
              Waiting.announce();
              try {
                return verb.invoke(port, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public void close() {
    store.close();
  }
}
