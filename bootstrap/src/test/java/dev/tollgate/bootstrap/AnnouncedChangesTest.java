package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.AnnouncedChanges;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Storage;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnouncedChangesTest {

  static Stream<Class<?>> ports() {
    return Outage.PORTS.stream();
  }

  /** A verb that reads by its name is left to what is below, and one that ends later. */
  @ParameterizedTest
  @MethodSource("ports")
  <P> void noVerbWaitsForAWriteUnnoticed(Class<P> port) {
    P below = mock(port);
    Storage store = AnnouncedChanges.over(ComposedStorage.closing(() -> {}).with(port, below));

    for (Method verb : port.getMethods()) {
      boolean reads =
          verb.getName()
              .matches(
                  "startAdding|find.*|of|live|page|all|purgeable|latest|after|isTaken|holder|now|retired");
      boolean called = Waiting.avoid(() -> call(verb, store.port(port))).isPresent();

      assertEquals(reads, called, port.getSimpleName() + "." + verb.getName());
    }
  }

  @Test
  void aPortIsTheSameEveryTime() {
    Class<?> port = Outage.PORTS.iterator().next();
    Storage store = AnnouncedChanges.over(composed(port));

    assertEquals(
        System.identityHashCode(store.port(port)), System.identityHashCode(store.port(port)));
  }

  private static <P> Storage composed(Class<P> port) {
    return ComposedStorage.closing(() -> {}).with(port, mock(port));
  }

  private static String call(Method verb, Object port) {
    Object[] arguments =
        Arrays.stream(verb.getParameterTypes())
            .map(type -> type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null)
            .toArray();
    try {
      Object _ = verb.invoke(port, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    return "called";
  }
}
