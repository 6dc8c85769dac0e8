package dev.tollgate.persistence.jdbc.socket;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/** A port whose verbs are calls; what an interface does by itself stays in this process. */
record RemotePort(Class<?> type, Calls calls) implements InvocationHandler {

  /** Carries verbs out somewhere else. */
  interface Calls {

    Object call(Verb verb, List<Object> arguments);
  }

  static <P> P of(Class<P> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            RemotePort.class.getClassLoader(), new Class<?>[] {type}, new RemotePort(type, calls)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "RemotePort[" + type.getSimpleName() + "]";
      };
    }
    return Verb.isRemote(method)
        ? calls.call(Verb.of(method), arguments == null ? List.of() : List.of(arguments))
        : InvocationHandler.invokeDefault(proxy, method, arguments);
  }
}
