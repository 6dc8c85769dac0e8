package dev.tollgate.application.admin;

import java.util.Optional;
import java.util.function.Function;

/** What becomes of something that need not be there. */
public sealed interface OptionalChange<T> {

  record Unchanged<T>() implements OptionalChange<T> {}

  record Removed<T>() implements OptionalChange<T> {}

  record Replaced<T>(T value) implements OptionalChange<T> {}

  /** Replaced by a value that is given, otherwise removed or unchanged. */
  static <T> OptionalChange<T> of(Optional<T> given, boolean removed) {
    return given
        .<OptionalChange<T>>map(Replaced::new)
        .orElseGet(() -> removed ? new Removed<>() : new Unchanged<>());
  }

  /** The new value; empty unless it is replaced. */
  default Optional<T> replacement() {
    return this instanceof Replaced<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** What an old value becomes, where a new one is made of what is given. */
  default <V> Optional<V> of(Optional<V> old, Function<T, V> made) {
    return switch (this) {
      case Unchanged<T>() -> old;
      case Removed<T>() -> Optional.empty();
      case Replaced<T>(T value) -> Optional.of(made.apply(value));
    };
  }
}
