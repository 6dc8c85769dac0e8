package dev.tollgate.http;

import dev.tollgate.application.Why;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Client;
import dev.tollgate.http.json.JsonText;
import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import io.netty.buffer.ByteBuf;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The one way out: every reply of every endpoint, guard, filter and handler leaves here. */
@Singleton
public final class Exit {

  private final Layers layers;
  private final CrossOrigin crossOrigin;
  private final References references;
  private final ObjectMapper json;
  private final TriggeredReplies triggered;
  private final Watcher watcher;
  private final List<ReplyObserver> observers;
  private final List<ReplyReasons> reasons;

  Exit(
      Layers layers,
      CrossOrigin crossOrigin,
      References references,
      TriggeredReplies triggered,
      Watcher watcher,
      ObjectMapper json,
      Collection<ReplyObserver> observers,
      Collection<ReplyReasons> reasons) {
    this.reasons = List.copyOf(reasons);
    this.observers = List.copyOf(observers);
    this.layers = layers;
    this.crossOrigin = crossOrigin;
    this.references = references;
    this.triggered = triggered;
    this.watcher = watcher;
    this.json = json;
  }

  /** Carries a request from the framework to an endpoint, and its reply back. */
  public HttpResponse<?> answer(HttpRequest<?> request, Function<Request, Reply> endpoint) {
    Request read = triggered.prepared(Request.of(request));
    prepare(read);
    return leave(read, replyOf(read, endpoint)).toResponse();
  }

  /** The reply of an endpoint, or the one that the request names. */
  public Reply replyOf(Request request, Function<Request, Reply> endpoint) {
    return triggered
        .of(request)
        .orElseGet(() -> hear(request, () -> endpoint.apply(request), reply -> reply));
  }

  /**
   * Does work for a request in which a client may be authenticated, and words what follows for this
   * client.
   *
   * @param triggered makes of the reply that the client asked for what the work would have made
   */
  public <T> T hear(Request request, Supplier<T> work, Function<Reply, T> triggered) {
    try {
      return Caller.hear(
          client -> proved(request, client),
          () ->
              watcher.watch(
                  () ->
                      Why.listen(
                          sentence -> reasons.forEach(it -> it.because(request, sentence)),
                          () -> Occasion.ofRequest(request.id()).run(work))));
    } catch (TriggeredReplies.Triggered e) {
      return triggered.apply(e.reply());
    }
  }

  private void proved(Request request, Client client) {
    if (!client.versions().isEmpty()) {
      String owner = layers.ownerOf(request.path()).contract();
      references
          .pinned(client.versions(), request.servedUnder(owner))
          .ifPresent(request.wording()::decide);
    }
    triggered.stop(request, client);
  }

  /** Has to be called before an endpoint replies; may wait for the store. */
  public void prepare(Request request) {
    crossOrigin.prepare(request, layers.ownerOf(request.path()));
  }

  /** The same for replies that are there without an endpoint. */
  public MutableHttpResponse<ByteBuf> answer(HttpRequest<?> request, Reply reply) {
    return leave(Request.of(request), reply).toResponse();
  }

  /**
   * Encodes a reply. Nothing else in this server makes an answer, so observers are told here: the
   * request has its id, the reply its contract, layer and name.
   */
  public Answer leave(Request request, Reply made) {
    Reply reply = triggered.byHead(request).orElse(made);
    Answer answer =
        switch (reply) {
          case Reply.Named named -> encode(request, named);
          case Reply.Success success -> encode(success);
        };
    Answer whole =
        crossOrigin
            .apply(request, reply.layer(), afterForm(request, answer))
            .with(references.headers(request.wording().name()));
    observers.forEach(observer -> observer.replied(request, reply, whole));
    return whole;
  }

  /** A redirect after a form is followed with GET, without the form (RFC 9110, 15.4.4). */
  private static Answer afterForm(Request request, Answer answer) {
    return answer.status() == 302 && request.method().equals("POST") ? answer.as(303) : answer;
  }

  private Answer encode(Request request, Reply.Named named) {
    Answer answer = references.encode(request.wordedBy(named.layer().contract()), named);
    if (answer.headers().containsKey("Location")) {
      return named.carrier().apply(answer);
    }
    if (!named.layer().isShownPages(request)) {
      return answer;
    }
    NamedError error = references.error(request.wordedBy(named.layer().contract()), named.name());
    return named
        .page()
        .map(page -> shown(answer, encode(page.apply(error.sentence().orElseThrow()))))
        .or(() -> named.layer().page(answer, error))
        .orElse(answer);
  }

  /** A page in the place of an answer, with the status and the other header fields of both. */
  private static Answer shown(Answer answer, Answer page) {
    TreeMap<String, String> headers = new TreeMap<>(answer.headers());
    headers.putAll(page.headers());
    return new Answer(answer.status(), headers, page.body());
  }

  private Answer encode(Reply.Success success) {
    return Answer.of(success, bytes(success.body()));
  }

  /** What is asked for most is a map, which is written several times as fast as other objects. */
  private byte[] bytes(Object body) {
    if (body instanceof byte[] bytes) {
      return bytes;
    }
    if (body instanceof Map<?, ?> members) {
      return JsonText.of(members).getBytes(StandardCharsets.UTF_8);
    }
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
