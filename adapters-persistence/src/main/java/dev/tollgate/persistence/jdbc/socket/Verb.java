package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.audit.Occasion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A method of a port, and what is needed to call it from afar.
 *
 * @param result empty if it returns nothing, or a handle
 * @param print of the types it takes and returns, and of the occasion, which tells whether both
 *     ends mean the same
 */
record Verb(Method method, List<Form> parameters, Optional<Form> result, int print) {

  /** Every call says on which occasion it is made. */
  static final Form OCCASION = Forms.of(Occasion.class);

  private static final Map<Method, Verb> KNOWN = new ConcurrentHashMap<>();

  /**
   * The verb of this method.
   *
   * @throws IllegalArgumentException if it takes or returns what cannot be sent
   */
  static Verb of(Method method) {
    return KNOWN.computeIfAbsent(method, Verb::make);
  }

  private static Verb make(Method method) {
    List<Form> parameters = Stream.of(method.getGenericParameterTypes()).map(Forms::of).toList();
    boolean isValue = method.getReturnType() != void.class && !isHandle(method.getReturnType());
    Optional<Form> result =
        isValue ? Optional.of(Forms.of(method.getGenericReturnType())) : Optional.empty();
    CRC32 print = new CRC32();
    print.update((OCCASION + " " + parameters + " " + result).getBytes(StandardCharsets.UTF_8));
    return new Verb(method, parameters, result, (int) print.getValue());
  }

  /** Whether its results stay where they are, and are called through their connection. */
  static boolean isHandle(Class<?> type) {
    return type.isInterface() && AutoCloseable.class.isAssignableFrom(type);
  }

  boolean returnsHandle() {
    return isHandle(method.getReturnType());
  }

  /** The verb of this name; empty if the port of this program has none with the same types. */
  static Optional<Verb> find(Class<?> port, String name, int print) {
    return Stream.of(port.getMethods())
        .filter(method -> method.getName().equals(name) && isRemote(method))
        .map(Verb::of)
        .filter(verb -> verb.print() == print)
        .findFirst();
  }

  static boolean isRemote(Method method) {
    return Modifier.isAbstract(method.getModifiers());
  }

  /** A port by its name: an interface beside {@link Storage}, or one of this package. */
  static Optional<Class<?>> port(String name) {
    if (!name.startsWith(Storage.class.getPackageName() + ".")
        && !name.startsWith(Verb.class.getPackageName() + ".")) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(name, false, Verb.class.getClassLoader());
      return type.isInterface() ? Optional.of(type) : Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  void writeArguments(Output out, List<Object> arguments) {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).write(out, arguments.get(i));
    }
  }

  List<Object> readArguments(Input in) {
    List<Object> arguments = parameters.stream().map(form -> form.read(in)).toList();
    in.requireEnd();
    return arguments;
  }

  /** Calls it in this process; what it throws is thrown. */
  Object invoke(Object target, List<Object> arguments) {
    try {
      return method.invoke(target, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
