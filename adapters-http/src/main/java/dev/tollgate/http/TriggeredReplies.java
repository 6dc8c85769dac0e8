package dev.tollgate.http;

import dev.tollgate.application.authentication.Sandboxes;
import dev.tollgate.domain.Client;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Finds the error that a request names: in a header field, or, where nothing behind the server is
 * real, as the id of its client.
 */
@Singleton
final class TriggeredReplies {

  private static final String HEADER = "Tollgate-Trigger";
  private static final String CLIENT = "client_id";

  private final Triggers triggers;
  private final Layers layers;
  private final Folders folders;
  private final References references;
  private final Sandboxes sandboxes;

  TriggeredReplies(
      Triggers triggers,
      Layers layers,
      Folders folders,
      References references,
      Sandboxes sandboxes) {
    this.folders = folders;
    this.sandboxes = sandboxes;
    this.triggers = triggers;
    this.layers = layers;
    this.references = references;
  }

  /** The request with a body that both a look for triggers and its endpoint can read. */
  Request prepared(Request request) {
    return triggers.everybody() ? request.rereadable() : request;
  }

  /** The example of the error that the head of a request names; empty if it names none. */
  Optional<Reply> byHead(Request request) {
    return triggers.everybody() ? find(request, inHead(request)) : Optional.empty();
  }

  /** The same of a whole request; waits until its body has arrived. */
  Optional<Reply> of(Request request) {
    return triggers.everybody()
        ? find(request, Stream.concat(inHead(request), inBody(request)))
        : Optional.empty();
  }

  /** Ends the work for a request whose answer is decided. */
  static final class Triggered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    private Triggered(Reply reply) {
      super("", null, false, false);
      this.reply = reply;
    }

    Reply reply() {
      return reply;
    }
  }

  /**
   * Does nothing unless a client of a sandbox names an error of the endpoint that it calls.
   *
   * @throws Triggered with the example of this error
   */
  void stop(Request request, Client client) {
    List<String> names = request.headers().apply(HEADER);
    if (names.isEmpty() || triggers.everybody()) {
      return;
    }
    Layer layer = layers.ownerOf(request.path());
    references
        .of(request.wordedBy(layer.contract()))
        .flatMap(reference -> reference.find(names.getFirst()))
        .filter(error -> error.entry().layer().equals(layer.name()))
        .filter(_ -> sandboxes.include(client))
        .map(error -> example(layer, error))
        .ifPresent(
            reply -> {
              throw new Triggered(reply);
            });
  }

  private Optional<Reply> find(Request request, Stream<String> names) {
    String owner =
        triggers
            .contract()
            .map(this::ownerOf)
            .orElseGet(() -> layers.ownerOf(request.path()).contract());
    String wording = triggers.contract().orElseGet(() -> request.servedUnder(owner));
    return names
        .flatMap(name -> references.of(wording).flatMap(it -> it.find(name)).stream())
        .findFirst()
        .map(
            error -> {
              if (!wording.equals(request.servedUnder(owner))) {
                request.wording().decide(wording);
              }
              return example(owner, error);
            });
  }

  /** The contract whose layers answer under a contract, which may be derived, or a version. */
  private String ownerOf(String name) {
    String contract = ContractFiles.contractOf(name);
    return folders.derived().stream()
        .filter(derived -> derived.name().equals(contract))
        .map(derived -> derived.base().name())
        .findFirst()
        .orElse(contract);
  }

  private static Stream<String> inHead(Request request) {
    Stream<String> basic =
        Credentials.of(request) instanceof Credentials.Basic(var id, var _)
            ? id.text().stream()
            : Stream.empty();
    Stream<String> query = BodyReader.query(request).get(CLIENT).text().stream();
    return Stream.of(request.headers().apply(HEADER).stream(), basic, query).flatMap(it -> it);
  }

  private static Stream<String> inBody(Request request) {
    return request.method().equals("POST")
        ? BodyReader.read(request)
            .fold(fields -> fields, _ -> Fields.NONE)
            .get(CLIENT)
            .text()
            .stream()
        : Stream.empty();
  }

  private Reply example(String owner, NamedError error) {
    Layer layer =
        layers.all().stream()
            .filter(it -> it.contract().equals(owner))
            .filter(it -> it.name().equals(error.entry().layer()))
            .findFirst()
            .orElseThrow();
    return example(layer, error);
  }

  private static Reply example(Layer layer, NamedError error) {
    return new Reply.Named(
        layer, error.entry().name(), error.example(), Optional.empty(), UnaryOperator.identity());
  }
}
