package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.application.storage.StoreUnavailable;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;

/**
 * What a verb threw.
 *
 * @param kind the name of its class
 * @param cause what it was caused by, as text; empty if by nothing
 */
record Failure(String kind, String message, Optional<String> cause) {

  static Failure of(Throwable thrown) {
    return new Failure(
        thrown.getClass().getName(),
        Optional.ofNullable(thrown.getMessage()).orElse(""),
        Optional.ofNullable(thrown.getCause()).map(Throwable::toString));
  }

  /** The same kind if it is one of the ports' own; anything else is a mistake of ours. */
  RuntimeException asException() {
    return own().orElseGet(() -> new IllegalStateException(kind + ": " + message, causeOf()));
  }

  private Throwable causeOf() {
    return cause.map(IllegalStateException::new).orElse(null);
  }

  private Optional<RuntimeException> own() {
    String home = StoreUnavailable.class.getPackageName() + ".";
    if (!kind.startsWith(home)) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(kind, false, Failure.class.getClassLoader());
      if (!RuntimeException.class.isAssignableFrom(type)) {
        return Optional.empty();
      }
      for (Constructor<?> each : type.getConstructors()) {
        List<Class<?>> takes = List.of(each.getParameterTypes());
        if (takes.isEmpty()) {
          return Optional.of((RuntimeException) each.newInstance());
        }
        if (takes.equals(List.of(String.class, Throwable.class))) {
          return Optional.of((RuntimeException) each.newInstance(message, causeOf()));
        }
      }
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }
}
