package dev.tollgate.http.reference;

import dev.tollgate.domain.ScopeSet;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Makes leaves from the facts that a reference gives. A fact that is an enum or a truth value and
 * is not given takes each of its values, because the answer must not depend on it; a map of
 * problems must be documented with each kind of problem.
 */
final class Samples {

  private Samples() {}

  static List<Object> of(Class<?> leaf, Map<String, Object> given)
      throws ReflectiveOperationException {
    RecordComponent[] facts = leaf.getRecordComponents();
    List<List<Object>> rows = List.of(List.of());
    for (RecordComponent fact : facts) {
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> row : rows) {
        for (Object value : values(fact, given)) {
          longer.add(Stream.concat(row.stream(), Stream.of(value)).toList());
        }
      }
      rows = longer;
    }
    Constructor<?> constructor =
        leaf.getDeclaredConstructor(
            Arrays.stream(facts).map(RecordComponent::getType).toArray(Class<?>[]::new));
    List<Object> samples = new ArrayList<>();
    for (List<Object> row : rows) {
      samples.add(constructor.newInstance(row.toArray()));
    }
    return samples;
  }

  private static List<?> values(RecordComponent fact, Map<String, Object> given) {
    Class<?> type = fact.getType();
    Object written = given.get(fact.getName());
    if (type.isEnum() && written == null) {
      return Arrays.asList(type.getEnumConstants());
    }
    if (type == boolean.class && written == null) {
      return List.of(true, false);
    }
    if (written == null) {
      throw new AssertionError("the reference gives no " + fact.getName() + " for " + fact);
    }
    if (type == ScopeSet.class) {
      return List.of(ScopeSet.of(written.toString().split(" ", -1)));
    }
    return List.of(type == SequencedMap.class ? problems(fact, (Map<?, ?>) written) : written);
  }

  private static SequencedMap<Object, Object> problems(RecordComponent fact, Map<?, ?> written) {
    SequencedMap<Object, Object> problems = new LinkedHashMap<>();
    written.forEach(
        (field, name) ->
            problems.put(
                field,
                Arrays.stream(kinds(fact))
                    .filter(kind -> kind.toString().equals(name))
                    .findFirst()
                    .orElseThrow()));
    return problems;
  }

  private static Object[] kinds(RecordComponent fact) {
    Type kind = ((ParameterizedType) fact.getGenericType()).getActualTypeArguments()[1];
    return ((Class<?>) kind).getEnumConstants();
  }

  /** One variant, or one for each kind of problem. */
  static Stream<String> variants(Class<?> leaf) {
    return Arrays.stream(leaf.getRecordComponents())
        .filter(fact -> fact.getType() == SequencedMap.class)
        .findFirst()
        .map(fact -> Arrays.stream(kinds(fact)).map(kind -> " " + kind))
        .orElseGet(() -> Stream.of(""));
  }

  static Stream<String> variantsGiven(Map<String, Object> given) {
    return given.get("problems") instanceof Map<?, ?> problems
        ? problems.values().stream().map(kind -> " " + kind).distinct()
        : Stream.of("");
  }
}
