package dev.tollgate.application.storage;

import dev.tollgate.application.Waiting;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Ports and stores that do something around each verb of what is below. */
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

  /**
   * A store with something around each verb of each port. Closing it closes the store below.
   *
   * @param around what is done for a port of this type
   */
  public static Storage over(Storage store, Function<Class<?>, Around> around) {
    return new Wrapped(store, around, new ConcurrentHashMap<>());
  }

  private record Wrapped(
      Storage store, Function<Class<?>, Around> around, Map<Class<?>, Object> ports)
      implements Storage {

    @Override
    public <P> P port(Class<P> type) {
      return type.cast(
          ports.computeIfAbsent(
              type, _ -> PortProxies.around(type, store.port(type), around.apply(type))));
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** The same port, with something around each of its verbs. */
  public static <P> P around(Class<P> type, P below, Around around) {
    return type.cast(
        Proxy.newProxyInstance(
            PortProxies.class.getClassLoader(),
            new Class<?>[] {type},
            (_, verb, arguments) -> around.answer(verb, () -> call(verb, below, arguments))));
  }

  /**
   * What a verb answers.
   *
   * @param ended is told when the verb has ended, and of its failure; later if it ends later
   */
  static Object answer(Supplier<Object> below, Consumer<Optional<Throwable>> ended) {
    Object answer;
    try {
      answer = below.get();
    } catch (RuntimeException | Error e) {
      ended.accept(Optional.of(e));
      throw e;
    }
    if (answer instanceof CompletionStage<?> stage) {
      return stage.whenComplete(
          (_, failure) -> ended.accept(Optional.ofNullable(failure).map(Waiting::cause)));
    }
    ended.accept(Optional.empty());
    return answer;
  }

  /** Whether a verb ends later, so that nobody has to wait for it. */
  public static boolean endsLater(Method verb) {
    return verb.getReturnType() == CompletionStage.class;
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
