package dev.tollgate.http.openapi;

import dev.tollgate.http.reference.References;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Header fields of answers: what they mean, which answers have them, and what they contain.
 *
 * @param known by name: description and schema
 * @param versioned whether an answer may name the version that words it
 */
record Headers(Map<String, Object> known, boolean versioned) {

  /** Those that every contract may have, and those of one. */
  static Headers of(Map<String, Object> frame, Map<String, Object> contract, boolean versioned) {
    Map<String, Object> known = OrderedMaps.object(frame, "headers");
    known.putAll(OrderedMaps.object(contract, "headers"));
    return new Headers(known, versioned);
  }

  /** A field that is on every such answer, or only sometimes. */
  Map<String, Object> header(String name, boolean always) {
    Map<String, Object> meaning = OrderedMaps.object(known, name);
    if (meaning.isEmpty()) {
      throw new IllegalStateException("nobody says what the header " + name + " means");
    }
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("description", meaning.get("description"));
    if (always) {
      header.put("required", true);
    }
    header.put("schema", meaning.get("schema"));
    return header;
  }

  /**
   * The same with what it says, by the name of the error that says it. What the operator of the
   * server added is a text.
   */
  Map<String, Object> header(
      String name, boolean always, boolean byOperator, SequencedMap<String, String> said) {
    Map<String, Object> header = byOperator ? added(always) : header(name, always);
    boolean isNumber = "integer".equals(OrderedMaps.object(header, "schema").get("type"));
    Collection<String> values = said.values();
    if (values.stream().distinct().count() == 1) {
      header.put("example", value(values.iterator().next(), isNumber));
    } else {
      Map<String, Object> examples = new LinkedHashMap<>();
      said.forEach(
          (entry, value) -> examples.put(entry, OrderedMaps.of("value", value(value, isNumber))));
      header.put("examples", examples);
    }
    return header;
  }

  private static Map<String, Object> added(boolean always) {
    Map<String, Object> header =
        OrderedMaps.of("description", "Set by the contract files of this server.");
    if (always) {
      header.put("required", true);
    }
    header.put("schema", OrderedMaps.of("type", "string"));
    return header;
  }

  /** Those that every answer of every endpoint has, and these. */
  Map<String, Object> all(List<String> always) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("X-Request-Id", header("X-Request-Id", true));
    if (versioned) {
      headers.put(References.CONTRACT, header(References.CONTRACT, false));
    }
    always.forEach(name -> headers.put(name, header(name, true)));
    return headers;
  }

  private static Object value(String text, boolean isNumber) {
    return isNumber ? (Object) Long.valueOf(text) : text;
  }
}
