package dev.tollgate.http.openapi;

import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.NamedError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths of one contract: what its {@code api.yaml} says, with the errors of its reference. */
final class ContractPart {

  private final ErrorReference reference;
  private final Map<String, Object> written;
  private final Layers owners;
  private final Headers headers;
  private final ErrorResponses errors;

  ContractPart(
      ErrorReference reference,
      Map<String, Object> written,
      Layers owners,
      Headers headers,
      ErrorResponses errors) {
    this.reference = reference;
    this.written = written;
    this.owners = owners;
    this.headers = headers;
    this.errors = errors;
  }

  Map<String, Object> paths(SharedResponses shared) {
    return OrderedMaps.each(
        OrderedMaps.object(written, "paths"),
        (path, operations) ->
            OrderedMaps.each(
                operations, (method, operation) -> operation(method, path, operation, shared)));
  }

  private Map<String, Object> operation(
      String method, String path, Map<String, Object> operation, SharedResponses shared) {
    refuseUnknown(OrderedMaps.texts(operation, "without"));
    Layer owner = owners.ownerOf(path);
    String layer = owner.name();
    List<String> anywhere = owner.readers(path).headers();
    Predicate<NamedError> met = met(path, operation);
    List<String> sometimes = OrderedMaps.texts(operation, "sometimes");
    Map<String, Object> responses =
        new TreeMap<>(
            OrderedMaps.each(
                OrderedMaps.object(operation, "responses"),
                (_, success) ->
                    withHeaders(
                        success, Stream.concat(sometimes.stream(), anywhere.stream()).toList())));
    byStatus(layer, met)
        .forEach(
            (documented, entries) -> {
              String status = sent(documented, method);
              if (responses.containsKey(status)) {
                responses.put(
                    status, errors.besides(OrderedMaps.object(responses, status), entries));
              } else {
                responses.put(status, errors.response(entries, sometimes, anywhere));
              }
            });
    shared.add(responses, prefix(layer));
    Map<String, Object> composed = new LinkedHashMap<>();
    composed.put("tags", List.of(reference.contract()));
    composed.putAll(operation);
    composed.keySet().removeAll(List.of("refuses", "without", "sometimes"));
    composed.put("responses", responses);
    return composed;
  }

  /** A redirect after a form is followed with GET: it is a 303. */
  private static String sent(String status, String method) {
    return status.equals("302") && method.equals("post") ? "303" : status;
  }

  private void refuseUnknown(List<String> names) {
    List<String> entries = reference.errors().stream().map(error -> error.entry().name()).toList();
    if (!entries.containsAll(names)) {
      throw new IllegalStateException("not all of " + names + " are entries of the reference");
    }
  }

  private Map<String, Object> withHeaders(Map<String, Object> success, List<String> sometimes) {
    Map<String, Object> said = headers.all(OrderedMaps.texts(success, "headers"));
    Stream.concat(sometimes.stream(), OrderedMaps.texts(success, "sometimes").stream())
        .forEach(name -> said.putIfAbsent(name, headers.header(name, false)));
    success.put("headers", said);
    Object _ = success.remove("sometimes");
    return success;
  }

  /** Which errors of its layer an operation can meet. */
  private static Predicate<NamedError> met(String path, Map<String, Object> operation) {
    List<String> refuses = OrderedMaps.texts(operation, "refuses");
    List<String> without = OrderedMaps.texts(operation, "without");
    return error -> {
      String type = error.of().substring(0, error.of().indexOf('.'));
      return !without.contains(error.entry().name())
          && (type.equals("Fault") ? isMet(error.of(), path, operation) : refuses.contains(type));
    };
  }

  private static boolean isMet(String fault, String path, Map<String, Object> operation) {
    return switch (fault) {
      case "Fault.NotFound" -> path.contains("{");
      case "Fault.BodyTooLarge", "Fault.UnsupportedMediaType" ->
          operation.containsKey("requestBody");
      default -> true;
    };
  }

  /** What a layer answers at paths below its roots where nothing is. */
  Map<String, Object> elsewhere(Layer layer, SharedResponses shared) {
    List<String> anywhere =
        layer.roots().stream()
            .flatMap(root -> layer.readers(root).headers().stream())
            .distinct()
            .toList();
    Map<String, Object> responses = new LinkedHashMap<>();
    byStatus(layer.name(), error -> error.of().startsWith("Fault."))
        .forEach(
            (status, entries) ->
                responses.put(status, errors.response(entries, List.of(), anywhere)));
    shared.add(responses, prefix(layer.name()));
    Map<String, Object> elsewhere = new LinkedHashMap<>();
    elsewhere.put("contract", layer.contract());
    elsewhere.put("layer", layer.name());
    elsewhere.put("roots", layer.roots());
    elsewhere.put("responses", responses);
    return elsewhere;
  }

  private String prefix(String layer) {
    return reference.contract() + "." + layer + ".";
  }

  private Map<String, List<NamedError>> byStatus(String layer, Predicate<NamedError> met) {
    return reference.errors().stream()
        .filter(
            error -> error.entry().layer().equals(layer) && error.entry().unreachable().isEmpty())
        .filter(met)
        .collect(
            Collectors.groupingBy(
                error -> String.valueOf(error.entry().status()),
                TreeMap::new,
                Collectors.toList()));
  }
}
