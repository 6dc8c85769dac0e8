package dev.tollgate.application.storage;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A store that cannot be written to through here: every verb but those that only read ends in
 * {@link StoreUnavailable}, so each contract answers as it does in an outage.
 */
public final class ReadOnlyStorage {

  /** A verb that is not named here counts as one that writes. */
  private static final Set<String> READING =
      Set.of("find", "page", "all", "purgeable", "latest", "after", "isTaken", "holder");

  private ReadOnlyStorage() {}

  /** Closing it closes the store below. */
  public static Storage over(Storage store) {
    return proxy(
        Storage.class,
        (_, method, arguments) -> {
          Object answer = call(method, store, arguments);
          Class<?> port = method.getReturnType();
          return port.isInterface() ? readOnly(port, answer) : answer;
        });
  }

  private static Object readOnly(Class<?> port, Object below) {
    return proxy(
        port,
        (_, verb, arguments) -> {
          if (!READING.contains(verb.getName())) {
            throw new StoreUnavailable("this server only reads", null);
          }
          return call(verb, below, arguments);
        });
  }

  private static <P> P proxy(Class<P> port, InvocationHandler handler) {
    return port.cast(
        Proxy.newProxyInstance(
            ReadOnlyStorage.class.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private static Object call(Method method, Object below, Object[] arguments) throws Throwable {
    try {
      return method.invoke(below, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
