package dev.tollgate.http.reference;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Folders;
import io.micronaut.context.annotation.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The error references of the contracts that are served, read and checked when the server starts:
 * errors are answered from here.
 */
@Context
public final class References {

  private final Issuer issuer;
  private final Map<String, ErrorReference> references = new TreeMap<>();
  private final Map<String, Map<String, Encoded>> errors = new HashMap<>();

  /** An error, and its bytes as soon as they are known to be always the same. */
  private record Encoded(NamedError error, AtomicReference<Answer> known) {}

  References(Layers layers, Folders folders, Issuer issuer) {
    this.issuer = issuer;
    folders.files().checkFolders();
    for (String contract : layers.all().stream().map(Layer::contract).distinct().toList()) {
      ReferenceCheck.check(
          ErrorReference.of(contract),
          layers.all().stream().filter(layer -> layer.contract().equals(contract)).toList());
      ErrorReference reference = folders.files().reference(contract);
      references.put(contract, reference);
      Map<String, Encoded> encoded = new HashMap<>();
      for (NamedError error : reference.errors()) {
        encoded.put(error.entry().name(), new Encoded(error, new AtomicReference<>(atOnce(error))));
      }
      errors.put(contract, encoded);
    }
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

  /** The entry behind a reply. */
  public NamedError error(Reply.Named reply) {
    return find(reply).error();
  }

  /** The bytes of a reply. */
  public Answer encode(Reply.Named reply) {
    Encoded encoded = find(reply);
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

  private Encoded find(Reply.Named reply) {
    return errors.get(reply.layer().contract()).get(reply.name());
  }
}
