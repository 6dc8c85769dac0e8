package dev.tollgate.http.reference;

import dev.tollgate.domain.ContractVersion;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.DerivedContract;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.wire.Segments;
import io.micronaut.context.annotation.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The error references of the contracts that are served, read when the server starts: errors are
 * answered from here. Those that did not come with this program are also checked against their
 * layers then.
 */
@Context
public final class References {

  private static final String HOUSE = "house";

  /** Names the wording of an answer to a client that is pinned to a version. */
  public static final String CONTRACT = "Tollgate-Contract";

  private static final Logger LOG = LoggerFactory.getLogger(References.class);

  private final Issuer issuer;
  private final Map<String, ErrorReference> references = new TreeMap<>();
  private final Map<String, Map<String, Encoded>> errors = new HashMap<>();
  private final Map<String, Map<String, String>> headers = new HashMap<>();
  private final Set<ContractVersion> missed = ConcurrentHashMap.newKeySet();

  /**
   * An error, and its bytes as soon as they are known to be always the same.
   *
   * @param said the header field that names the version; none in the current wording
   */
  private record Encoded(
      NamedError error, Map<String, String> said, AtomicReference<Answer> known) {}

  References(Layers layers, Folders folders, Issuer issuer) {
    this.issuer = issuer;
    folders.files().checkFolders();
    for (String contract : layers.all().stream().map(Layer::contract).distinct().toList()) {
      ErrorReference reference = ErrorReference.of(contract);
      if (!YamlFile.isBuiltIn(contract, "errors.yaml")) {
        ReferenceCheck.check(
            reference,
            layers.all().stream().filter(layer -> layer.contract().equals(contract)).toList());
      }
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
    folders.versions().forEach(version -> add(folders.reference(version.value())));
    headers.put("", Map.of());
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
    Map<String, String> named = Map.of(CONTRACT, reference.contract());
    Map<String, String> said = isVersion(reference) ? named : Map.of();
    Map<String, Encoded> encoded = new HashMap<>();
    for (NamedError error : reference.errors()) {
      encoded.put(
          error.entry().name(),
          new Encoded(error, said, new AtomicReference<>(atOnce(error, said))));
    }
    errors.put(reference.contract(), encoded);
    headers.put(reference.contract(), named);
  }

  /** The issuer may be known only when the server listens, so errors with it have to wait. */
  private static Answer atOnce(NamedError error, Map<String, String> said) {
    return error.isConstant()
        ? error.encode(ErrorReference.EXAMPLE_ISSUER, Map.of()).with(said)
        : null;
  }

  private static boolean isVersion(ErrorReference reference) {
    return ContractVersion.parse(reference.contract()).isPresent();
  }

  /** The references of all contracts in their current wording, in alphabetical order. */
  public List<ErrorReference> all() {
    return references.values().stream().filter(reference -> !isVersion(reference)).toList();
  }

  /** The same with all versions. */
  public List<ErrorReference> withVersions() {
    return List.copyOf(references.values());
  }

  /**
   * The reference of a contract with all that its versions word differently, behind the errors of
   * the current wording.
   */
  public ErrorReference withVersionsOf(ErrorReference contract) {
    List<NamedError> all = new ArrayList<>(contract.errors());
    references.values().stream()
        .filter(it -> !it.contract().equals(contract.contract()))
        .filter(it -> ContractFiles.contractOf(it.contract()).equals(contract.contract()))
        .flatMap(version -> version.errors().stream())
        .filter(error -> !contract.find(error.entry().name()).orElseThrow().sendsLike(error))
        .forEach(all::add);
    return new ErrorReference(contract.contract(), contract.about(), all);
  }

  /** The reference of a contract, or of a version of it. */
  public Optional<ErrorReference> of(String name) {
    return Optional.ofNullable(references.get(name));
  }

  /**
   * The name of the wording for a client, if it is pinned to a version of a contract: this version,
   * or the contract itself where the version is no longer on record.
   */
  public Optional<String> pinned(Set<ContractVersion> versions, String contract) {
    for (ContractVersion version : versions) {
      if (version.isOf(contract)) {
        return Optional.of(errors.containsKey(version.value()) ? version.value() : miss(version));
      }
    }
    return Optional.empty();
  }

  private String miss(ContractVersion version) {
    if (missed.add(version)) {
      LOG.warn(
          "Clients are pinned to {}, which is not among the contract files. They get the current"
              + " wording instead.",
          version);
    }
    return version.contract();
  }

  /** The header fields that name a wording; none for a name that is empty. */
  public Map<String, String> headers(String wording) {
    return headers.get(wording);
  }

  /**
   * The entry behind a reply.
   *
   * @param wording the contract, or the version of it, that words it
   */
  public NamedError error(String wording, String name) {
    return find(wording, name).error();
  }

  /**
   * The bytes of a reply.
   *
   * @param wording the contract, or the version of it, that words it
   */
  public Answer encode(String wording, Reply.Named reply) {
    Encoded encoded = find(wording, reply.name());
    Answer known = encoded.known().get();
    if (known != null) {
      return known;
    }
    Answer answer = encoded.error().encode(issuer.url(), reply.facts()).with(encoded.said());
    if (encoded.error().needs().isEmpty()) {
      encoded.known().set(answer);
    }
    return answer;
  }

  private Encoded find(String wording, String name) {
    return errors.get(wording).get(name);
  }
}
