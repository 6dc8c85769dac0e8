package dev.tollgate.http.openapi;

import dev.tollgate.application.port.ErrorCatalog.Source;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.reference.YamlFile;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes responses from the entries of an error reference.
 *
 * @param page where the errors of a contract are described, up to its name
 * @param shapes by layer: by the name of a schema, which refusals and faults have it
 * @param pages the layers whose errors are pages, too
 */
record ErrorResponses(
    String page, Map<String, Object> shapes, List<String> pages, Headers headers) {

  /** What no route has seen, so that nothing which comes with routes is on its answer. */
  private static final Set<String> UNROUTED =
      Set.of(
          "Fault.NotFound",
          "Fault.MethodNotAllowed",
          "Fault.TargetTooLong",
          "Fault.HeadersTooLong",
          "Fault.Unreadable");

  static ErrorResponses of(Map<String, Object> written, Headers headers, String page) {
    return new ErrorResponses(
        page, OrderedMaps.object(written, "shapes"), OrderedMaps.texts(written, "pages"), headers);
  }

  /**
   * The response of one status.
   *
   * @param sometimes header fields that answers of a route may have
   * @param anywhere header fields that answers at any path may have
   */
  Map<String, Object> response(
      List<NamedError> entries, List<String> sometimes, List<String> anywhere) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", description(entries));
    Map<String, Object> said = headers.all(List.of());
    said.putAll(headersOf(entries));
    if (!entries.stream().allMatch(error -> UNROUTED.contains(error.of()))) {
      sometimes.forEach(name -> said.putIfAbsent(name, headers.header(name, false)));
    }
    anywhere.forEach(name -> said.putIfAbsent(name, headers.header(name, false)));
    response.put("headers", said);
    List<NamedError> withBody =
        entries.stream().filter(error -> !error.entry().body().isEmpty()).toList();
    if (!withBody.isEmpty()) {
      response.put("content", content(withBody));
    }
    if (withBody.size() < entries.size()) {
      response.put(
          "x-without-body",
          entries.stream()
              .filter(error -> error.entry().body().isEmpty())
              .map(ErrorResponses::label)
              .toList());
    }
    return response;
  }

  /** A success, and the refusals that a contract answers under the same status. */
  Map<String, Object> besides(Map<String, Object> success, List<NamedError> entries) {
    Map<String, Object> both = new LinkedHashMap<>(success);
    both.put("description", success.get("description") + "\n\n" + listed(entries));
    if (!success.containsKey("content")) {
      return both;
    }
    Map<String, Object> content =
        OrderedMaps.each(
            OrderedMaps.object(success, "content"),
            (type, media) -> {
              if (!type.equals("application/json")) {
                return media;
              }
              Map<String, Object> examples = OrderedMaps.object(media, "examples");
              examples.putAll(examples(entries));
              media.put("examples", examples);
              return media;
            });
    both.put("content", content);
    return both;
  }

  private String description(List<NamedError> entries) {
    return entries.size() == 1
        ? entries.getFirst().entry().cause() + " " + link(entries.getFirst(), "More")
        : listed(entries);
  }

  private String listed(List<NamedError> entries) {
    return entries.stream()
        .map(error -> "- " + link(error, label(error)) + ": " + error.entry().cause())
        .collect(Collectors.joining("\n"));
  }

  private String link(NamedError error, String text) {
    return "[%s](%s%s#%s)".formatted(text, page, error.entry().contract(), error.entry().name());
  }

  /** What an error is called among those of the current wording. */
  private static String label(NamedError error) {
    String contract = error.entry().contract();
    return ContractFiles.contractOf(contract).equals(contract)
        ? error.entry().name()
        : error.entry().name() + " (" + contract + ")";
  }

  private Map<String, Object> headersOf(List<NamedError> entries) {
    Map<String, Object> made = new LinkedHashMap<>();
    Set<String> names = new TreeSet<>();
    entries.forEach(error -> names.addAll(error.entry().headers().keySet()));
    names.remove("Content-Type");
    for (String name : names) {
      LinkedHashMap<String, String> said = new LinkedHashMap<>();
      entries.stream()
          .filter(error -> error.entry().headers().containsKey(name))
          .forEach(error -> said.put(label(error), error.entry().headers().get(name)));
      boolean byOperator =
          entries.stream()
              .filter(error -> error.entry().headers().containsKey(name))
              .anyMatch(ErrorResponses::isByOperator);
      made.put(name, headers.header(name, said.size() == entries.size(), byOperator, said));
    }
    return made;
  }

  private Map<String, Object> content(List<NamedError> entries) {
    Map<String, Object> content = new LinkedHashMap<>();
    entries.stream()
        .collect(
            Collectors.groupingBy(
                error -> mediaType(error.entry().headers().get("Content-Type")),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach(
            (type, some) ->
                content.put(
                    type, OrderedMaps.of("schema", schema(some), "examples", examples(some))));
    if (pages.contains(entries.getFirst().entry().layer())) {
      content.put("text/html", OrderedMaps.of("schema", OrderedMaps.of("type", "string")));
    }
    return content;
  }

  private static String mediaType(String contentType) {
    return contentType.replaceFirst(";.*", "");
  }

  private static Map<String, Object> examples(List<NamedError> entries) {
    Map<String, Object> examples = new LinkedHashMap<>();
    for (NamedError error : entries) {
      Map<String, Object> example = new LinkedHashMap<>();
      example.put("description", error.entry().advice());
      example.put("value", body(error));
      examples.put(label(error), example);
    }
    return examples;
  }

  private static Object body(NamedError error) {
    return error.entry().headers().get("Content-Type").contains("json")
        ? YamlFile.parse(error.entry().body())
        : error.entry().body();
  }

  /** Whether the body has whatever shape an operator gave it. */
  private static boolean isByOperator(NamedError error) {
    return error.entry().source() == Source.OPERATOR;
  }

  /** The schemas that these errors have; where all bodies have a code, no other code than these. */
  private Map<String, Object> schema(List<NamedError> entries) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> codes = new TreeSet<>();
    if (entries.stream().anyMatch(ErrorResponses::isByOperator)) {
      return Map.of();
    }
    for (NamedError error : entries) {
      names.add(shape(error));
      if (body(error) instanceof Map<?, ?> body && body.get("error") instanceof String code) {
        codes.add(code);
      }
    }
    List<Map<String, Object>> schemas = names.stream().map(ErrorResponses::reference).toList();
    if (schemas.size() > 1) {
      return OrderedMaps.of("oneOf", schemas);
    }
    if (codes.isEmpty()) {
      return schemas.getFirst();
    }
    Map<String, Object> narrowed =
        OrderedMaps.of(
            "properties", OrderedMaps.of("error", OrderedMaps.of("enum", List.copyOf(codes))));
    return OrderedMaps.of("allOf", List.of(schemas.getFirst(), narrowed));
  }

  private String shape(NamedError error) {
    Map<String, Object> layer = OrderedMaps.object(shapes, error.entry().layer());
    return layer.keySet().stream()
        .filter(name -> OrderedMaps.texts(layer, name).contains(error.of()))
        .findFirst()
        .or(
            () ->
                layer.keySet().stream()
                    .filter(name -> OrderedMaps.texts(layer, name).contains("*"))
                    .findFirst())
        .orElseThrow(() -> new IllegalStateException("no shape for " + error.entry().name()));
  }

  private static Map<String, Object> reference(String schema) {
    return OrderedMaps.of("$ref", "#/components/schemas/" + schema);
  }
}
