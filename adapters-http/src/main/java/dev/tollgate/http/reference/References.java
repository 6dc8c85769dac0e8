package dev.tollgate.http.reference;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.DerivedContract;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.wire.Segments;
import io.micronaut.context.annotation.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The error references of the contracts that are served, read and checked when the server starts:
 * errors are answered from here.
 */
@Context
public final class References {

  private static final String HOUSE = "house";

  private final Issuer issuer;
  private final Map<String, ErrorReference> references = new TreeMap<>();
  private final Map<String, Map<String, Encoded>> errors = new HashMap<>();

  /** An error, and its bytes as soon as they are known to be always the same. */
  private record Encoded(NamedError error, AtomicReference<Answer> known) {}

  References(Layers layers, Folders folders, Issuer issuer) {
    this.issuer = issuer;
    folders.files().checkFolders();
    for (String contract : layers.all().stream().map(Layer::contract).distinct().toList()) {
      ErrorReference reference = ErrorReference.of(contract);
      ReferenceCheck.check(
          reference,
          layers.all().stream().filter(layer -> layer.contract().equals(contract)).toList());
      add(folders.files().served(reference));
    }
    for (DerivedContract contract : folders.derived()) {
      Layer owner = layers.ownerOf(contract.root());
      if (!owner.contract().equals(HOUSE) || !isFree(contract, folders, layers)) {
        throw InvalidReference.ofFiles(
            "The root %s of the contract %s is taken; choose another."
                .formatted(contract.root(), contract.name()));
      }
      add(folders.reference(contract.name()));
    }
  }

  /** No other contract has a path above or below, and the house has no page there. */
  private static boolean isFree(DerivedContract contract, Folders folders, Layers layers) {
    Stream<String> ofLayers = layers.all().stream().flatMap(layer -> layer.roots().stream());
    Stream<String> ofHouse =
        ReferenceFile.object(YamlFile.read(HOUSE, "api.yaml").get("paths")).keySet().stream()
            .map(path -> path.replaceFirst("/\\{.*", ""));
    Stream<String> ofOthers =
        folders.derived().stream().filter(it -> it != contract).map(DerivedContract::root);
    return Stream.of(ofLayers, ofHouse, ofOthers)
        .flatMap(it -> it)
        .filter(path -> !path.equals("/"))
        .noneMatch(
            path ->
                Segments.isBelow(contract.root(), path) || Segments.isBelow(path, contract.root()));
  }

  private void add(ErrorReference reference) {
    references.put(reference.contract(), reference);
    Map<String, Encoded> encoded = new HashMap<>();
    for (NamedError error : reference.errors()) {
      encoded.put(error.entry().name(), new Encoded(error, new AtomicReference<>(atOnce(error))));
    }
    errors.put(reference.contract(), encoded);
  }

  /** The issuer may be known only when the server listens, so errors with it have to wait. */
  private static Answer atOnce(NamedError error) {
    return error.isConstant() ? error.encode(ErrorReference.EXAMPLE_ISSUER, Map.of()) : null;
  }

  /** The references of all contracts, in alphabetical order. */
  public List<ErrorReference> all() {
    return List.copyOf(references.values());
  }

  public Optional<ErrorReference> of(String contract) {
    return Optional.ofNullable(references.get(contract));
  }

  /**
   * The entry behind a reply.
   *
   * @param contract the one under which the request is answered
   */
  public NamedError error(String contract, Reply.Named reply) {
    return find(contract, reply).error();
  }

  /**
   * The bytes of a reply.
   *
   * @param contract the one under which the request is answered
   */
  public Answer encode(String contract, Reply.Named reply) {
    Encoded encoded = find(contract, reply);
    Answer known = encoded.known().get();
    if (known != null) {
      return known;
    }
    Answer answer = encoded.error().encode(issuer.url(), reply.facts());
    if (encoded.error().needs().isEmpty()) {
      encoded.known().set(answer);
    }
    return answer;
  }

  private Encoded find(String contract, Reply.Named reply) {
    return errors.get(contract).get(reply.name());
  }
}
