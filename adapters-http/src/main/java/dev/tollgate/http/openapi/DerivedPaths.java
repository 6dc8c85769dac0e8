package dev.tollgate.http.openapi;

import dev.tollgate.http.contract.DerivedContract;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ErrorReference;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes the endpoints of a derived contract by those of its base. */
final class DerivedPaths {

  private DerivedPaths() {}

  /** The description of the base with the paths and errors that the contract has. */
  static Map<String, Object> served(
      Map<String, Object> written, DerivedContract contract, ErrorReference reference) {
    Map<String, Object> paths = OrderedMaps.object(written, "paths");
    paths.keySet().removeIf(path -> contract.ownPath(path).isEmpty());
    Map<String, Object> served = new LinkedHashMap<>(written);
    served.put(
        "paths",
        OrderedMaps.each(
            paths,
            (_, operations) ->
                OrderedMaps.each(
                    operations,
                    (_, operation) -> {
                      operation.put(
                          "without",
                          OrderedMaps.texts(operation, "without").stream()
                              .filter(name -> reference.find(name).isPresent())
                              .toList());
                      return operation;
                    })));
    return served;
  }

  /** Operations at the paths of the contract, under names of their own. */
  static Map<String, Object> own(Map<String, Object> paths, DerivedContract contract) {
    Map<String, Object> own = new LinkedHashMap<>();
    String prefix = Folders.camelCase(contract.name());
    OrderedMaps.each(
            paths,
            (_, operations) ->
                OrderedMaps.each(
                    operations,
                    (_, operation) -> {
                      operation.computeIfPresent(
                          "operationId", (_, id) -> lowerFirst(prefix) + upperFirst("" + id));
                      return operation;
                    }))
        .forEach((path, operations) -> own.put(contract.ownPath(path).orElseThrow(), operations));
    return own;
  }

  private static String lowerFirst(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  private static String upperFirst(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
