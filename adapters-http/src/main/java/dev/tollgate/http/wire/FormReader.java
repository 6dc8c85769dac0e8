package dev.tollgate.http.wire;

import dev.tollgate.application.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code application/x-www-form-urlencoded} bodies and queries. */
final class FormReader {

  private FormReader() {}

  /** A parameter as it was sent, decoded. */
  record Pair(String name, String value) {}

  /** All parameters in their order; empty if a name or a value cannot be decoded. */
  static Optional<List<Pair>> pairs(String form) {
    List<Pair> pairs = new ArrayList<>();
    for (String pair : form.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      Optional<String> name = PercentText.decode(nameIn(pair));
      Optional<String> value = PercentText.decode(valueIn(pair));
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      pairs.add(new Pair(name.get(), value.get()));
    }
    return Optional.of(pairs);
  }

  /** Empty if a name or a value cannot be decoded, or a parameter is repeated. */
  static Optional<Fields> read(String form) {
    return pairs(form).flatMap(pairs -> fields(pairs, Fields::text));
  }

  private static Optional<Fields> fields(List<Pair> pairs, Function<String, Parameter> valueOf) {
    Map<String, Parameter> values = new HashMap<>();
    for (Pair pair : pairs) {
      int bracket = pair.name().indexOf('[');
      if (bracket > 0) {
        Parameter before = values.put(pair.name().substring(0, bracket), new Parameter.NotText());
        if (before != null && !(before instanceof Parameter.NotText)) {
          return Optional.empty();
        }
      } else if (values.put(pair.name(), valueOf.apply(pair.value())) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new Fields(values));
  }

  /**
   * As the OAuth standards have it (RFC 6749, 3.1 and 3.2): what has no value counts as not sent,
   * and nothing is repeated but what may be. Empty if something else is, or holds NUL, or if what
   * may be repeated is written as a list.
   */
  static Optional<OAuthForm> readOAuth(String form, Set<String> repeatable) {
    Optional<List<Pair>> sent = pairs(form);
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    List<Pair> single = new ArrayList<>();
    Map<String, List<String>> repeated = new HashMap<>();
    for (Pair pair : sent.get()) {
      if (hasNul(pair)) {
        return Optional.empty();
      }
      if (pair.value().isEmpty()) {
        continue;
      }
      if (repeatable.contains(pair.name())) {
        repeated.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(pair.value());
      } else {
        single.add(pair);
      }
    }
    return fields(single, Parameter.Text::new)
        .filter(fields -> repeatable.stream().noneMatch(fields::has))
        .map(fields -> new OAuthForm(fields, repeated));
  }

  private static boolean hasNul(Pair pair) {
    return pair.name().indexOf('\0') >= 0 || pair.value().indexOf('\0') >= 0;
  }

  /**
   * The parameters of an authorization request, wherever they stand (RFC 6749, 3.1): what has no
   * value counts as not sent; what cannot be decoded, holds NUL or is repeated is no text.
   */
  static OAuthForm readAuthorization(String form, Set<String> repeatable) {
    Map<String, Parameter> values = new HashMap<>();
    Map<String, List<String>> repeated = new HashMap<>();
    for (String pair : form.split("&", -1)) {
      String name = PercentText.decode(nameIn(pair)).orElse("");
      Optional<String> value = PercentText.decode(valueIn(pair)).filter(it -> it.indexOf('\0') < 0);
      if (name.isEmpty() || value.filter(String::isEmpty).isPresent()) {
        continue;
      }
      if (repeatable.contains(name) && value.isPresent()) {
        repeated.computeIfAbsent(name, _ -> new ArrayList<>()).add(value.get());
      } else {
        values.merge(
            name,
            value.<Parameter>map(Parameter.Text::new).orElseGet(Parameter.NotText::new),
            (_, _) -> new Parameter.NotText());
      }
    }
    return new OAuthForm(new Fields(values), repeated);
  }

  /** What cannot be decoded, or is repeated, is no text; queries refuse single parameters only. */
  static Fields readQuery(String query) {
    Map<String, Parameter> values = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
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
