package dev.tollgate.http.reference;

import dev.tollgate.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with facts in the places of {@code {name}}. A brace of JSON is never one: a letter does not
 * follow it.
 */
final class Template {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z_]*)}");

  /** In a redirect: an address up to the place where parameters follow. */
  private static final String TARGET = "target";

  /** A piece of the text. */
  private sealed interface Part {

    record Text(String text) implements Part {}

    record Fact(String name, Escape escape) implements Part {}

    /** The whole is escaped, too. */
    record Rows(String name, String between, Map<String, Template> kinds, Escape escape)
        implements Part {}
  }

  /**
   * How the rows of a fact that is a list are written.
   *
   * @param rows a template by the kind of a row
   */
  record RowTexts(String between, Map<String, String> rows) {}

  private final List<Part> parts = new ArrayList<>();

  private Template() {}

  static Template of(String text, Escape escape, Map<String, RowTexts> lists) {
    Template template = new Template();
    Matcher places = PLACEHOLDER.matcher(text);
    int end = 0;
    while (places.find()) {
      template.parts.add(new Part.Text(text.substring(end, places.start())));
      template.parts.add(
          part(places.group(1), isQuoted(text, places.start()) ? quoted(escape) : escape, lists));
      end = places.end();
    }
    template.parts.add(new Part.Text(text.substring(end)));
    return template;
  }

  private static Part part(String name, Escape escape, Map<String, RowTexts> lists) {
    RowTexts list = lists.get(name);
    if (list == null) {
      return new Part.Fact(
          name, escape == Escape.QUERY && name.equals(TARGET) ? Escape.HEADER : escape);
    }
    Map<String, Template> kinds = new java.util.TreeMap<>();
    boolean isQuery = escape == Escape.QUERY;
    Escape within = isQuery ? Escape.NONE : escape;
    list.rows().forEach((kind, row) -> kinds.put(kind, of(row, within, Map.of())));
    return new Part.Rows(name, list.between(), kinds, isQuery ? Escape.QUERY : Escape.NONE);
  }

  private static boolean isQuoted(String text, int at) {
    return text.substring(0, at).replaceAll("[^\"]", "").length() % 2 == 1;
  }

  private static Escape quoted(Escape escape) {
    return escape == Escape.HEADER ? Escape.QUOTED_STRING : escape;
  }

  /** The facts that it needs. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String _) -> {}
        case Part.Fact(String name, Escape _) -> names.add(name);
        case Part.Rows(String name, var _, var _, var _) -> names.add(name);
      }
    }
    return names;
  }

  /** A regular expression for the text with any facts. */
  String pattern() {
    StringBuilder pattern = new StringBuilder("(?s)");
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String literal) -> pattern.append(Pattern.quote(literal));
        case Part.Fact _, Part.Rows _ -> pattern.append(".*?");
      }
    }
    return pattern.toString();
  }

  /**
   * The text with these facts.
   *
   * @throws IllegalArgumentException if one is missing, or its rows are of a kind that has no text
   */
  String with(Function<String, Object> facts) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text(String literal) -> text.append(literal);
        case Part.Fact(String name, Escape escape) ->
            text.append(escape.of(String.valueOf(fact(name, facts))));
        case Part.Rows rows -> text.append(rows.escape().of(rows(rows, fact(rows.name(), facts))));
      }
    }
    return text.toString();
  }

  private static Object fact(String name, Function<String, Object> facts) {
    Object fact = facts.apply(name);
    if (fact == null) {
      throw new IllegalArgumentException("the placeholder {" + name + "} has no fact");
    }
    return fact;
  }

  private static String rows(Part.Rows list, Object fact) {
    if (!(fact instanceof List<?> rows)) {
      throw new IllegalArgumentException("the fact " + list.name() + " is not a list");
    }
    StringBuilder text = new StringBuilder();
    String between = "";
    for (Object item : rows) {
      Reply.Row row = (Reply.Row) item;
      Template template = list.kinds().get(row.kind());
      if (template == null) {
        throw new IllegalArgumentException("the list " + list.name() + " has no row " + row.kind());
      }
      if (!row.facts().keySet().containsAll(template.names())) {
        throw new IllegalArgumentException(
            "the row %s of the list %s needs the facts %s and gets %s"
                .formatted(
                    row.kind(),
                    list.name(),
                    template.names(),
                    new TreeSet<>(row.facts().keySet())));
      }
      text.append(between).append(template.with(row.facts()::get));
      between = list.between();
    }
    return text.toString();
  }
}
