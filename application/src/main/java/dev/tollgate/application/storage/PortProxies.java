package dev.tollgate.application.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Ports that do something around each verb of the port below. */
public final class PortProxies {

  /** What is done around a verb. */
  @FunctionalInterface
  public interface Around {

    /**
     * Answers in place of the verb.
     *
     * @param below calls the verb of the port below
     */
    Object answer(Method verb, Supplier<Object> below);
  }

  private PortProxies() {}

  /** The same port, with something around each of its verbs. */
  public static <P> P around(Class<P> type, P below, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            PortProxies.class.getClassLoader(),
            new Class<?>[] {type},
            (_, verb, arguments) -> around.answer(verb, () -> call(verb, below, arguments))));
  }

  /** Calls a verb of a port, which throws what the verb throws. */
  public static Object call(Method verb, Object port, Object[] arguments) {
    try {
      return verb.invoke(port, arguments);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        default -> throw new IllegalStateException(e.getCause());
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
