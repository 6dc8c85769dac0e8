package dev.tollgate.application;

import dev.tollgate.domain.Result;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The leaves of a sealed type, to hold against those that a test provoked. */
public final class Leaves {

  private Leaves() {}

  public static Set<String> of(Class<?> type) {
    return below(type).map(Class::getSimpleName).collect(Collectors.toSet());
  }

  private static Stream<Class<?>> below(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Leaves::below)
        : Stream.of(type);
  }

  /** Something that is refused. */
  @FunctionalInterface
  public interface Attempt {
    Result<?, ?> make();
  }

  /** The leaves that these refuse with. */
  public static Set<String> provokedBy(Attempt... attempts) {
    return Stream.of(attempts)
        .map(Attempt::make)
        .map(result -> result.fold(value -> "let through: " + value, Leaves::name))
        .collect(Collectors.toSet());
  }

  private static String name(Object refusal) {
    return refusal.getClass().getSimpleName();
  }
}
