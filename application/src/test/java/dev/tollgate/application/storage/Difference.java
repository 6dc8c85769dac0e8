package dev.tollgate.application.storage;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first place where two values differ: {@code [1].kid: expected a, got b}. */
final class Difference {

  private static final int MOST_CHARACTERS = 80;

  private Difference() {}

  static String first(Object expected, Object actual) {
    return at("", expected, actual);
  }

  private static String at(String path, Object expected, Object actual) {
    if (expected instanceof Optional<?> wanted
        && actual instanceof Optional<?> found
        && wanted.isPresent()
        && found.isPresent()) {
      return at(path, wanted.get(), found.get());
    }
    List<Part> wanted = parts(expected);
    List<Part> found = parts(actual);
    boolean areComparable =
        expected != null && actual != null && expected.getClass() == actual.getClass();
    if (!areComparable && !(expected instanceof List && actual instanceof List)) {
      return leaf(path, expected, actual);
    }
    for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
      if (!wanted.get(i).equals(found.get(i))) {
        return at(path + wanted.get(i).name(), wanted.get(i).value(), found.get(i).value());
      }
    }
    return wanted.size() == found.size()
        ? leaf(path, expected, actual)
        : leaf(path + ".size", wanted.size(), found.size());
  }

  private record Part(String name, Object value) {}

  /** The elements of a list, the entries of a map, the components of a record. */
  private static List<Part> parts(Object value) {
    List<Part> parts = new ArrayList<>();
    switch (value) {
      case List<?> list -> list.forEach(it -> parts.add(new Part("[" + parts.size() + "]", it)));
      case Map<?, ?> map -> map.forEach((key, it) -> parts.add(new Part("[" + key + "]", it)));
      case Record record -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          parts.add(new Part("." + component.getName(), read(record, component)));
        }
      }
      case null, default -> {}
    }
    return parts;
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String leaf(String path, Object expected, Object actual) {
    String place = path.isEmpty() ? "" : path.replaceFirst("^\\.", "") + ": ";
    return place + "expected " + cut(expected) + ", got " + cut(actual);
  }

  private static String cut(Object value) {
    String text = String.valueOf(value);
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
  }
}
