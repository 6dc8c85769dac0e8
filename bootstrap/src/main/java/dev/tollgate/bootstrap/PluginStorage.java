package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The store of a plug-in. An exception that no port promises is reported as a bug of the plug-in.
 *
 * @param name what to call the plug-in, at the beginning of a sentence
 */
record PluginStorage(String name, Storage store) implements Storage {

  private static final String PORTS = Storage.class.getPackageName();

  @Override
  public <P> P port(Class<P> type) {
    return proxy(type, store.port(type));
  }

  private <P> P proxy(Class<P> port, Object below) {
    return port.cast(
        Proxy.newProxyInstance(
            PluginStorage.class.getClassLoader(),
            new Class<?>[] {port},
            (_, verb, arguments) -> call(verb, below, arguments)));
  }

  private Object call(Method verb, Object below, Object[] arguments) throws Throwable {
    try {
      Object answer = verb.invoke(below, arguments);
      Class<?> type = verb.getReturnType();
      return answer != null && isPort(type) ? proxy(type, answer) : answer;
    } catch (InvocationTargetException e) {
      Throwable failure = e.getCause();
      throw isPromised(failure) ? failure : attributed(verb, failure);
    }
  }

  private static boolean isPort(Class<?> type) {
    return type.isInterface() && !type.isSealed() && PORTS.equals(type.getPackageName());
  }

  /** Running out of memory says nothing about the plug-in. */
  private static boolean isPromised(Throwable failure) {
    return PORTS.equals(failure.getClass().getPackageName())
        || failure instanceof VirtualMachineError;
  }

  private StorageMisconfigured attributed(Method verb, Throwable failure) {
    return new StorageMisconfigured(
        "%s failed in %s.%s (%s): ask its author. TOLLGATE_TRACE=1 shows where."
            .formatted(
                name,
                verb.getDeclaringClass().getSimpleName(),
                verb.getName(),
                Plugin.failure(failure)),
        failure);
  }

  @Override
  public void close() {
    store.close();
  }
}
