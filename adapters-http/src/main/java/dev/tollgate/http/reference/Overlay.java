package dev.tollgate.http.reference;

import static dev.tollgate.http.reference.ReferenceFile.object;

import dev.tollgate.application.Suggestions;
import dev.tollgate.http.Reply;
import dev.tollgate.http.reference.Template.RowTexts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The wording of an operator over a reference: an {@code errors.yaml} that changes some of the
 * errors of a contract, checked against the errors that it changes.
 */
final class Overlay {

  /** What an operator may change of an entry, besides its list of placeholders to leave out. */
  private static final Set<String> CHANGEABLE =
      Set.of("status", "headers", "code", "body", "sentence", "cause", "advice", "action");

  private static final String OMITS = "omits";

  /** A fact that would end the text around it, were it not escaped. */
  private static final String HOSTILE = "\"'\\\r\n\0</script>{code}<!-- é";

  private static final Set<String> CANNOT_DO_SOMETHING_ELSE = Set.of("Broken", "Unavailable");

  /** What would change the connection, the browser or who may read the answer. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "alt-svc",
          "clear-site-data",
          "content-encoding",
          "content-range",
          "content-security-policy",
          "keep-alive",
          "refresh",
          "set-cookie",
          "set-cookie2",
          "strict-transport-security",
          "te",
          "tollgate-contract",
          "trailer",
          "upgrade",
          "x-content-type-options",
          "x-frame-options");

  private final ErrorReference base;
  private final Map<String, Object> written;
  private final Map<String, Object> changes;
  private final ReferenceFile file;
  private final String place;
  private final Consumer<InvalidReference> mistakes;

  /**
   * An overlay that has yet to be read.
   *
   * @param base the reference as it is without the overlay
   * @param written the file that the reference was read from
   * @param changes the file of the operator
   * @param place the folder of that file
   * @param mistakes is told of every mistake; an entry with a mistake stays as it is
   */
  Overlay(
      ErrorReference base,
      Map<String, Object> written,
      Map<String, Object> changes,
      String place,
      Consumer<InvalidReference> mistakes) {
    this.base = base;
    this.written = written;
    this.changes = changes;
    this.file = new ReferenceFile(base.contract(), place);
    this.place = place;
    this.mistakes = mistakes;
  }

  ErrorReference read() {
    Set<String> unknown = new TreeSet<>(changes.keySet());
    unknown.removeAll(Set.of("about", "headers", "lists", "errors"));
    unknown.forEach(
        member ->
            mistakes.accept(
                new InvalidReference(
                    place,
                    "there is no member " + member + "; it has about, headers, lists, errors")));
    Map<String, Object> changed = changedErrors();
    Map<String, RowTexts> lists = ReferenceFile.lists(object(written.get("lists")));
    lists.putAll(changedLists(lists));
    Map<String, Map<String, Object>> members = new HashMap<>();
    for (Object entry : (List<?>) written.get("errors")) {
      members.put(String.valueOf(object(entry).get("name")), object(entry));
    }
    List<NamedError> errors = new ArrayList<>();
    for (NamedError error : base.errors()) {
      String name = error.entry().name();
      boolean isListed =
          object(changes.get("lists")).keySet().stream().anyMatch(error.needs()::contains);
      errors.add(
          changed.containsKey(name) || isListed
              ? read(error, members.get(name), changed.get(name), lists)
              : error);
    }
    ErrorReference reference =
        new ErrorReference(
            base.contract(), String.valueOf(changes.getOrDefault("about", base.about())), errors);
    checkGroups(reference);
    return reference;
  }

  private Map<String, Object> changedErrors() {
    if (!(changes.getOrDefault("errors", Map.of()) instanceof Map<?, ?> named)) {
      mistakes.accept(
          new InvalidReference(place, "errors is not a map of changes by the name of the error"));
      return Map.of();
    }
    Map<String, Object> changed = new LinkedHashMap<>();
    List<String> known = base.errors().stream().map(error -> error.entry().name()).toList();
    named.forEach(
        (key, change) -> {
          String name = String.valueOf(key);
          if (!known.contains(name)) {
            mistakes.accept(
                new InvalidReference(
                    place,
                    name,
                    "the contract has no such error"
                        + new Suggestions(known)
                            .nearest(name)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("")));
          } else if (change instanceof Map<?, ?>) {
            changed.put(name, change);
          } else {
            mistakes.accept(new InvalidReference(place, name, "it changes nothing"));
          }
        });
    return changed;
  }

  /** Lists as the operator writes them, with the kinds of rows that the contract has. */
  private Map<String, RowTexts> changedLists(Map<String, RowTexts> known) {
    Map<String, RowTexts> changed = new TreeMap<>();
    object(changes.get("lists"))
        .forEach(
            (name, list) -> {
              RowTexts before = known.get(name);
              if (before == null) {
                mistakes.accept(
                    new InvalidReference(
                        place, "lists", "there is no list " + name + ", only " + known.keySet()));
                return;
              }
              Map<String, String> rows = new TreeMap<>(before.rows());
              object(object(list).get("rows"))
                  .forEach(
                      (kind, row) -> {
                        checkRow(name, before, kind, String.valueOf(row));
                        rows.put(kind, String.valueOf(row));
                      });
              Object between = object(list).getOrDefault("between", before.between());
              changed.put(name, new RowTexts(String.valueOf(between), rows));
            });
    return changed;
  }

  private void checkRow(String list, RowTexts before, String kind, String row) {
    if (!before.rows().containsKey(kind)) {
      mistakes.accept(
          new InvalidReference(
              place,
              "lists, " + list,
              "there is no row " + kind + ", only " + before.rows().keySet()));
      return;
    }
    Set<String> unknown = placeholders(row);
    unknown.removeAll(placeholders(before.rows().get(kind)));
    if (!unknown.isEmpty()) {
      mistakes.accept(
          new InvalidReference(
              place, "lists, " + list, "the row " + kind + " has no fact " + unknown));
    }
  }

  private NamedError read(
      NamedError before, Map<String, Object> members, Object change, Map<String, RowTexts> lists) {
    String name = before.entry().name();
    try {
      Map<String, Object> changed = object(change);
      NamedError after =
          file.read(name, merged(before, members, changed), lists)
              .at(ErrorReference.EXAMPLE_ISSUER)
              .byOperator();
      faults(before, after, changed)
          .forEach(fault -> mistakes.accept(new InvalidReference(place, name, fault)));
      return after;
    } catch (InvalidReference mistake) {
      mistakes.accept(mistake);
      return before;
    }
  }

  /** The members of the entry with those that the operator changed, and an example that fits. */
  private Map<String, Object> merged(
      NamedError before, Map<String, Object> members, Map<String, Object> change) {
    String name = before.entry().name();
    Set<String> unknown = new TreeSet<>(change.keySet());
    unknown.removeAll(CHANGEABLE);
    unknown.remove(OMITS);
    if (!unknown.isEmpty()) {
      throw new InvalidReference(
          place, name, "a change has no member " + unknown + ", only " + allowed());
    }
    Map<String, Object> merged = new LinkedHashMap<>(members);
    change.forEach(merged::put);
    Object omits = merged.remove(OMITS);
    merged.values().removeIf(value -> value == null);
    merged.put("headers", headers(object(members.get("headers")), object(change.get("headers"))));
    Set<String> shown = placeholders(String.valueOf(merged.get("body")));
    object(merged.get("headers"))
        .values()
        .forEach(value -> shown.addAll(placeholders(String.valueOf(value))));
    shown.remove(NamedError.ISSUER);
    shown.removeAll(NamedError.OWN);
    checkFacts(name, before.needs(), shown, omitted(name, omits));
    Map<String, Object> example = new LinkedHashMap<>(object(members.get("example")));
    example.keySet().retainAll(shown);
    merged.put("example", example);
    return merged;
  }

  private static Set<String> allowed() {
    Set<String> allowed = new TreeSet<>(CHANGEABLE);
    boolean _ = allowed.add(OMITS);
    return allowed;
  }

  /** A field without a value is left out; names of fields are the same in any case. */
  private static Map<String, Object> headers(
      Map<String, Object> before, Map<String, Object> changed) {
    TreeMap<String, Object> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    merged.putAll(before);
    changed.forEach(
        (name, value) -> {
          Object _ = merged.remove(name);
          if (value != null) {
            Object _ = merged.put(name, value);
          }
        });
    return new LinkedHashMap<>(merged);
  }

  private void checkFacts(String name, Set<String> facts, Set<String> shown, Set<String> omitted) {
    Set<String> unknown = new TreeSet<>(shown);
    unknown.addAll(omitted);
    unknown.removeAll(facts);
    if (!unknown.isEmpty()) {
      throw new InvalidReference(
          place,
          name,
          "the facts "
              + unknown
              + " do not exist; "
              + (facts.isEmpty() ? "it has none" : "it has " + new TreeSet<>(facts)));
    }
    Set<String> missing = new TreeSet<>(facts);
    missing.removeAll(shown);
    missing.removeAll(omitted);
    if (!missing.isEmpty()) {
      throw new InvalidReference(
          place,
          name,
          "the placeholders " + missing + " are missing; to leave them out, list them under omits");
    }
  }

  private Set<String> omitted(String name, Object written) {
    if (written == null) {
      return Set.of();
    }
    if (!(written instanceof List<?> list)) {
      throw new InvalidReference(place, name, "omits is not a list of placeholders");
    }
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(String.valueOf(text)));
    return texts;
  }

  private static Set<String> placeholders(String text) {
    return new TreeSet<>(Template.of(text, Escape.NONE, Map.of()).names());
  }

  /** What an operator must not do, although it can be written. */
  private static List<String> faults(
      NamedError before, NamedError after, Map<String, Object> change) {
    List<String> faults = new ArrayList<>();
    int was = before.entry().status();
    int is = after.entry().status();
    if (is / 100 == 2 && was / 100 != 2) {
      faults.add("status " + is + " means success, and this is a refusal");
    }
    if (is / 100 == 3 != (was / 100 == 3)) {
      faults.add("a redirect cannot become another answer, nor another answer a redirect");
    }
    if (CANNOT_DO_SOMETHING_ELSE.contains(after.leaf()) && was >= 500 && is < 500) {
      faults.add("the server failed, so the status is at least 500");
    }
    if (is == 204 && !after.entry().body().isEmpty()) {
      faults.add("an answer with status " + is + " has no body");
    }
    object(change.get("headers")).keySet().forEach(name -> forbidden(name).ifPresent(faults::add));
    String location = String.valueOf(after.entry().headers().get("Location"));
    if (was / 100 == 3 && !location.startsWith(target(before))) {
      faults.add("Location has to begin with {target}");
    }
    String type = after.entry().headers().getOrDefault("Content-Type", "");
    if (change.containsKey("headers") && !isHarmless(type)) {
      faults.add("Content-Type is JSON, XML or plain text, not " + type);
    }
    ReferenceFile.problem(after, hostile(after.example()))
        .ifPresent(
            fault ->
                faults.add(
                    fault + " once a fact holds quotes: put its placeholder between quotes"));
    return faults;
  }

  private static String target(NamedError before) {
    return String.valueOf(before.example().getOrDefault("target", ""));
  }

  private static boolean isHarmless(String type) {
    return type.isEmpty()
        || ReferenceFile.isJsonType(type)
        || type.matches("(?i)(text/plain|(application|text)/([a-z0-9.-]+\\+)?xml) *(;.*)?");
  }

  private static Optional<String> forbidden(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return FORBIDDEN.contains(name)
            || name.startsWith("access-control-")
            || name.startsWith("proxy-")
            || name.startsWith("x-tollgate-")
        ? Optional.of("the header field " + header + " must not be set")
        : Optional.empty();
  }

  private static Map<String, Object> hostile(Map<String, Object> facts) {
    Map<String, Object> hostile = new HashMap<>(facts);
    hostile.replaceAll((_, fact) -> hostile(fact));
    return hostile;
  }

  private static Object hostile(Object fact) {
    return switch (fact) {
      case Number number -> number;
      case List<?> rows ->
          rows.stream()
              .map(Reply.Row.class::cast)
              .map(row -> new Reply.Row(row.kind(), hostile(row.facts())))
              .toList();
      default -> HOSTILE;
    };
  }

  /**
   * Refusals that the contract answers alike stay alike: a caller who could tell them apart would
   * learn what the contract keeps to itself, such as why a token is not live. What is wrong with
   * the request itself the caller knows anyway.
   */
  private void checkGroups(ErrorReference reference) {
    Map<List<Object>, NamedError> groups = new HashMap<>();
    for (NamedError before : base.errors()) {
      NamedError first =
          before.likeness().map(likeness -> groups.putIfAbsent(likeness, before)).orElse(null);
      if (first != null) {
        NamedError one = reference.find(first.entry().name()).orElseThrow();
        NamedError other = reference.find(before.entry().name()).orElseThrow();
        if (!one.sendsLike(other)) {
          mistakes.accept(
              new InvalidReference(
                  place,
                  other.entry().name(),
                  "callers must not be able to tell it from "
                      + one.entry().name()
                      + ": give both the same status, headers and body"));
        }
      }
    }
  }
}
