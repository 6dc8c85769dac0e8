package dev.tollgate.http;

import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.wire.BodyReader;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Fields;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Finds the error that a request names: in a header field, or as the id of its client. */
@Singleton
final class TriggeredReplies {

  private static final String HEADER = "Tollgate-Trigger";
  private static final String CLIENT = "client_id";

  private final Triggers triggers;
  private final Layers layers;
  private final References references;

  TriggeredReplies(Triggers triggers, Layers layers, References references) {
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

  private Optional<Reply> find(Request request, Stream<String> names) {
    String owner = triggers.contract().orElseGet(() -> layers.ownerOf(request.path()).contract());
    String contract = triggers.contract().orElseGet(() -> request.servedUnder(owner));
    return names
        .flatMap(name -> references.of(contract).flatMap(it -> it.find(name)).stream())
        .findFirst()
        .map(error -> example(owner, error));
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
    return new Reply.Named(
        layer, error.entry().name(), error.example(), Optional.empty(), UnaryOperator.identity());
  }
}
