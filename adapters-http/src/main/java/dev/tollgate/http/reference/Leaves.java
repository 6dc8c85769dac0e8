package dev.tollgate.http.reference;

import dev.tollgate.domain.ScopeSet;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Samples of every leaf of a sealed type. A fact that is an enum or a truth value takes each of its
 * values; a map of problems holds each kind of problem alone, and then all kinds at once.
 */
final class Leaves {

  private Leaves() {}

  static List<Object> samplesOf(Class<?> type) {
    Set<Class<?>> leaves = new LinkedHashSet<>();
    collect(type, leaves);
    return leaves.stream().flatMap(Leaves::samples).toList();
  }

  private static void collect(Class<?> type, Set<Class<?>> leaves) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, leaves);
      }
    } else {
      leaves.add(type);
    }
  }

  private static Stream<Object> samples(Class<?> leaf) {
    RecordComponent[] facts = leaf.getRecordComponents();
    List<List<Object>> rows = List.of(List.of());
    for (RecordComponent fact : facts) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> row : rows) {
        for (Object value : values(fact)) {
          longer.add(Stream.concat(row.stream(), Stream.of(value)).toList());
        }
      }
      rows = longer;
    }
    return rows.stream().map(row -> make(leaf, facts, row));
  }

  private static Object make(Class<?> leaf, RecordComponent[] facts, List<Object> values) {
    try {
      Constructor<?> constructor =
          leaf.getDeclaredConstructor(
              Arrays.stream(facts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + leaf.getName() + " can be made", e);
    }
  }

  private static List<?> values(RecordComponent fact) {
    Class<?> type = fact.getType();
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (type == boolean.class) {
      return List.of(true, false);
    }
    if (type == SequencedMap.class) {
      return problems(fact);
    }
    return List.of(value(type));
  }

  private static Object value(Class<?> type) {
    if (type == String.class) {
      return "sample";
    }
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == ScopeSet.class) {
      return ScopeSet.of("sample");
    }
    throw new IllegalStateException("no sample of " + type.getName() + " can be made");
  }

  private static List<?> problems(RecordComponent fact) {
    Class<?> kind =
        (Class<?>) ((ParameterizedType) fact.getGenericType()).getActualTypeArguments()[1];
    List<SequencedMap<String, Object>> samples = new ArrayList<>();
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    for (Object problem : kind.getEnumConstants()) {
      SequencedMap<String, Object> one = new LinkedHashMap<>();
      one.put("sample", problem);
      samples.add(one);
      all.put("sample_" + problem, problem);
    }
    samples.add(all);
    return samples;
  }
}
