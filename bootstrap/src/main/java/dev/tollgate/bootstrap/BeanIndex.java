package dev.tollgate.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.micronaut.core.beans.BeanIntrospectionReference;
import io.micronaut.core.io.service.SoftServiceLoader.Optimizations;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gives Micronaut the names of the beans and services in all jars, which the build has collected:
 * to find them, Micronaut would read the directory of each jar once more.
 */
public final class BeanIndex implements StaticOptimizations.Loader<Optimizations> {

  /** The index; empty if this program does not come from a jar that has one. */
  @Override
  public Optimizations load() {
    Map<String, StaticServiceLoader<?>> loaders = new HashMap<>();
    read().forEach((type, names) -> loaders.put(type, new Named<>(names)));
    return new Optimizations(loaders);
  }

  /** Initializes the classes of what a start makes in hundreds, which is most of making them. */
  static void initialize() {
    Map<String, List<String>> index = read();
    for (Class<?> type : List.of(BeanDefinitionReference.class, BeanIntrospectionReference.class)) {
      for (String name : index.getOrDefault(type.getName(), List.of())) {
        Class<?> _ = find(name);
      }
    }
  }

  /** The names by type. */
  private static Map<String, List<String>> read() {
    try (InputStream index = BeanIndex.class.getResourceAsStream("/META-INF/beans")) {
      if (index == null) {
        return Map.of();
      }
      return new String(index.readAllBytes(), UTF_8)
          .lines()
          .map(line -> List.of(line.split(" ")))
          .collect(toMap(List::getFirst, words -> words.subList(1, words.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> find(String name) {
    try {
      return Class.forName(name, true, BeanIndex.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the index names a bean that is not there", e);
    }
  }

  /** Makes them on several threads, as Micronaut does. */
  private record Named<S>(List<String> names) implements StaticServiceLoader<S> {

    @Override
    public Stream<StaticDefinition<S>> findAll(Predicate<String> condition) {
      return names.parallelStream()
          .filter(condition)
          .map(name -> StaticDefinition.of(name, () -> make(name)));
    }

    @Override
    public List<S> load(Predicate<String> condition, Predicate<S> predicate) {
      return findAll(condition)
          .map(StaticDefinition::load)
          .filter(made -> predicate == null || predicate.test(made))
          .toList();
    }

    @SuppressWarnings("unchecked") // as the build looked for this type
    private S make(String name) {
      try {
        return (S) find(name).getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the index names a bean that cannot be made", e);
      }
    }
  }
}
