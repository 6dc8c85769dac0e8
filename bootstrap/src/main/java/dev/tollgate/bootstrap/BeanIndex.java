package dev.tollgate.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.io.service.SoftServiceLoader.Optimizations;
import io.micronaut.core.io.service.SoftServiceLoader.StaticDefinition;
import io.micronaut.core.io.service.SoftServiceLoader.StaticServiceLoader;
import io.micronaut.core.optim.StaticOptimizations;
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
    try (InputStream index = BeanIndex.class.getResourceAsStream("/META-INF/beans")) {
      if (index != null) {
        new String(index.readAllBytes(), UTF_8)
            .lines()
            .map(line -> List.of(line.split(" ")))
            .forEach(
                words ->
                    loaders.put(words.getFirst(), new Named<>(words.subList(1, words.size()))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Optimizations(loaders);
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
        return (S)
            Class.forName(name, true, BeanIndex.class.getClassLoader())
                .getDeclaredConstructor()
                .newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the index names a bean that cannot be made", e);
      }
    }
  }
}
