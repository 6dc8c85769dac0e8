package dev.tollgate.http.wire;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads {@code application/x-www-form-urlencoded} bodies and queries. What cannot be read is told
 * in a sentence for operators, which repeats no value.
 */
final class FormReader {

  /** What may be repeated to operators, because it looks like the name of a parameter. */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,40}");

  private FormReader() {}

  /** A parameter as it was sent, decoded. */
  record Pair(String name, String value) {}

  private static Result<List<Pair>, String> pairs(String form) {
    List<Pair> pairs = new ArrayList<>();
    for (String pair : form.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      Optional<String> name = PercentText.decode(nameIn(pair));
      Optional<String> value = PercentText.decode(valueIn(pair));
      if (name.isEmpty() || value.isEmpty()) {
        return Result.refused(
            called(name.orElse("")) + " has bad percent-encoding, or is not UTF-8.");
      }
      pairs.add(new Pair(name.get(), value.get()));
    }
    return Result.ok(pairs);
  }

  private static String called(String name) {
    return NAME.matcher(name).matches() ? "The parameter " + name : "A parameter";
  }

  /** Refused if a name or a value cannot be decoded, or a parameter is repeated. */
  static Result<Fields, String> read(String form) {
    return switch (pairs(form)) {
      case Result.Refused<List<Pair>, String>(String flaw) -> Result.refused(flaw);
      case Result.Ok<List<Pair>, String>(List<Pair> pairs) -> fields(pairs, Fields::text);
    };
  }

  private static Result<Fields, String> fields(
      List<Pair> pairs, Function<String, Parameter> valueOf) {
    Map<String, Parameter> values = new HashMap<>();
    for (Pair pair : pairs) {
      int bracket = pair.name().indexOf('[');
      String name = bracket > 0 ? pair.name().substring(0, bracket) : pair.name();
      Parameter value = bracket > 0 ? new Parameter.NotText() : valueOf.apply(pair.value());
      Parameter before = values.put(name, value);
      if (before != null && !(bracket > 0 && before instanceof Parameter.NotText)) {
        return Result.refused(called(name) + " is sent more than once.");
      }
    }
    return Result.ok(new Fields(values));
  }

  /**
   * As the OAuth standards have it (RFC 6749, 3.1 and 3.2): what has no value counts as not sent,
   * and nothing is repeated but what may be. Refused if something else is, or holds NUL, or if what
   * may be repeated is written as a list.
   */
  static Result<OAuthForm, String> readOAuth(String form, Set<String> repeatable) {
    return switch (pairs(form)) {
      case Result.Refused<List<Pair>, String>(String flaw) -> Result.refused(flaw);
      case Result.Ok<List<Pair>, String>(List<Pair> pairs) -> readOAuth(pairs, repeatable);
    };
  }

  private static Result<OAuthForm, String> readOAuth(List<Pair> sent, Set<String> repeatable) {
    List<Pair> single = new ArrayList<>();
    Map<String, List<String>> repeated = new HashMap<>();
    for (Pair pair : sent) {
      if (hasNul(pair)) {
        return Result.refused(called(pair.name()) + " has a NUL character.");
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
    return switch (fields(single, Parameter.Text::new)) {
      case Result.Refused<Fields, String>(String flaw) -> Result.refused(flaw);
      case Result.Ok<Fields, String>(Fields fields) -> {
        Optional<String> list = repeatable.stream().filter(fields::has).sorted().findFirst();
        yield list.isPresent()
            ? Result.refused(called(list.get()) + " is written as a list, with brackets.")
            : Result.ok(new OAuthForm(fields, repeated));
      }
    };
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
