package dev.tollgate.http.openapi;

import dev.tollgate.http.Layers;
import dev.tollgate.http.contract.DerivedContract;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.reference.YamlFile;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Describes every endpoint in OpenAPI 3.1: the {@code api.yaml} of each contract, with the errors
 * that an endpoint can meet from the {@code errors.yaml} beside it.
 */
@Singleton
public final class ApiDocument {

  private final Layers layers;
  private final References references;
  private final Folders folders;

  ApiDocument(Layers layers, References references, Folders folders) {
    this.folders = folders;
    this.references = references;
    this.layers = layers;
  }

  /**
   * The whole document.
   *
   * @param errors the path below which each contract has the page of its errors
   */
  public String yaml(String issuer, String errors) {
    return YamlText.of(compose(errors)).replace(ErrorReference.EXAMPLE_ISSUER, issuer);
  }

  private Map<String, Object> compose(String errors) {
    Map<String, Object> frame = YamlFile.read("openapi", "document.yaml");
    List<Map<String, Object>> tags = new ArrayList<>();
    Map<String, Object> paths = new LinkedHashMap<>();
    List<Map<String, Object>> elsewhere = new ArrayList<>();
    Map<String, Object> schemas = new TreeMap<>();
    Map<String, Object> security = new TreeMap<>();
    SharedResponses shared = new SharedResponses();
    for (ErrorReference reference : references.all()) {
      String contract = reference.contract();
      Optional<DerivedContract> derived = derived(contract);
      String owner = derived.map(it -> it.base().name()).orElse(contract);
      Map<String, Object> written =
          derived
              .map(it -> DerivedPaths.served(YamlFile.read(owner, "api.yaml"), it, reference))
              .orElseGet(() -> YamlFile.read(contract, "api.yaml"));
      tags.add(OrderedMaps.of("name", contract, "description", reference.about()));
      if (derived.isEmpty()) {
        addAll(schemas, OrderedMaps.object(written, "schemas"));
        addAll(security, OrderedMaps.object(written, "securitySchemes"));
      }
      ErrorReference all = references.withVersionsOf(reference);
      Headers headers = Headers.of(frame, written, all.errors().size() > reference.errors().size());
      String pages = ErrorReference.EXAMPLE_ISSUER + errors + "/";
      ContractPart part =
          new ContractPart(
              all, written, layers, headers, ErrorResponses.of(written, headers, pages));
      Map<String, Object> ofContract = part.paths(shared);
      addAll(paths, derived.map(it -> DerivedPaths.own(ofContract, it)).orElse(ofContract));
      if (derived.isEmpty()) {
        layers.all().stream()
            .filter(layer -> layer.contract().equals(contract))
            .forEach(layer -> elsewhere.add(part.elsewhere(layer, shared)));
      }
    }
    shared.replace();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", frame.get("openapi"));
    document.put("info", frame.get("info"));
    document.put("servers", List.of(OrderedMaps.of("url", ErrorReference.EXAMPLE_ISSUER)));
    document.put("tags", tags);
    document.put("paths", paths);
    document.put("x-unknown-paths", elsewhere);
    Map<String, Object> components =
        OrderedMaps.of("securitySchemes", security, "schemas", schemas);
    components.put("responses", shared.components());
    document.put("components", components);
    return document;
  }

  private Optional<DerivedContract> derived(String name) {
    return folders.derived().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** Two contracts must not call different things by one name. */
  private static void addAll(Map<String, Object> all, Map<String, Object> more) {
    more.forEach(
        (name, value) -> {
          if (all.put(name, value) != null) {
            throw new IllegalStateException("two contracts have " + name);
          }
        });
  }
}
