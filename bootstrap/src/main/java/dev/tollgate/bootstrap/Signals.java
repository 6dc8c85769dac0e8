package dev.tollgate.bootstrap;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system, handled before the shutdown hooks, which would close the
 * database at once.
 */
final class Signals {

  private Signals() {}

  /** Handles a signal instead of Java. */
  static void on(String name, Runnable act) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object acting =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, _, _) -> {
                act.run();
                return null;
              });
      Object _ =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance(name), acting);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every JDK 25 has sun.misc.Signal", e);
    }
  }
}
