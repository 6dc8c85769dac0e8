package dev.tollgate.http.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Objects of a document, whose members keep their order: two servers write the same bytes. */
final class OrderedMaps {

  private OrderedMaps() {}

  /** A member that is an object, empty if it is absent; a copy that may be changed. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Map<String, Object> in, String member) {
    return new LinkedHashMap<>((Map<String, Object>) in.getOrDefault(member, Map.of()));
  }

  /** The same with other objects in the places of its members, which are objects. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> each(
      Map<String, Object> objects, BiFunction<String, Map<String, Object>, Object> change) {
    Map<String, Object> changed = new LinkedHashMap<>(objects);
    changed.replaceAll(
        (member, value) -> change.apply(member, new LinkedHashMap<>((Map<String, Object>) value)));
    return changed;
  }

  @SuppressWarnings("unchecked")
  static List<String> texts(Map<String, Object> in, String member) {
    return List.copyOf((List<String>) in.getOrDefault(member, List.of()));
  }

  static Map<String, Object> of(String member, Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put(member, value);
    return object;
  }

  static Map<String, Object> of(String first, Object one, String second, Object other) {
    Map<String, Object> object = of(first, one);
    object.put(second, other);
    return object;
  }
}
