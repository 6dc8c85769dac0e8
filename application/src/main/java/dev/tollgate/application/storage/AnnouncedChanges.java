package dev.tollgate.application.storage;

import dev.tollgate.application.Waiting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
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
    return type.cast(ports.computeIfAbsent(type, it -> announced(it, store.port(it))));
  }

  private static Object announced(Class<?> type, Object below) {
    return Proxy.newProxyInstance(
        AnnouncedChanges.class.getClassLoader(),
        new Class<?>[] {type},
        (_, verb, arguments) -> {
          if (!ReadOnlyStorage.READING.contains(verb.getName())) {
            Waiting.announce();
          }
          try {
            return verb.invoke(below, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Override
  public void close() {
    store.close();
  }
}
