package dev.tollgate.http.wire;

import dev.tollgate.application.Parameter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code application/x-www-form-urlencoded} bodies and queries. */
final class FormReader {

  private FormReader() {}

  /** Empty if a name or a value cannot be decoded, or a parameter is repeated. */
  static Optional<Fields> read(String form) {
    Map<String, Parameter> values = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      Optional<String> name = PercentText.decode(nameIn(pair));
      Optional<String> value = PercentText.decode(valueIn(pair));
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      int bracket = name.get().indexOf('[');
      if (bracket > 0) {
        Parameter before = values.put(name.get().substring(0, bracket), new Parameter.NotText());
        if (before != null && !(before instanceof Parameter.NotText)) {
          return Optional.empty();
        }
      } else if (values.put(name.get(), Fields.text(value.get())) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Fields(values));
  }

  /** What cannot be decoded, or is repeated, is no text; queries refuse single parameters only. */
  static Fields readQuery(String query) {
    Map<String, Parameter> values = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      String name = PercentText.decode(nameIn(pair)).orElse("");
      int bracket = name.indexOf('[');
      Parameter value =
          PercentText.decode(valueIn(pair))
              .filter(text -> bracket < 0)
              .map(Fields::text)
              .orElseGet(Parameter.NotText::new);
      values.merge(
          bracket > 0 ? name.substring(0, bracket) : name,
          value,
          (first, second) -> new Parameter.NotText());
    }
    return new Fields(values);
  }

  private static String nameIn(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals);
  }

  private static String valueIn(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? "" : pair.substring(equals + 1);
  }
}
