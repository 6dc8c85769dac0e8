package dev.tollgate.http.express;

import dev.tollgate.application.Waiting;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Failures;
import dev.tollgate.http.Reply;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.limit.Overload;
import dev.tollgate.http.limit.RateLimits;
import dev.tollgate.http.limit.RateLimits.Counted;
import dev.tollgate.http.wire.Request;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/** Does for the endpoints that folders list what filters do for all others, and calls them. */
@Singleton
final class ExpressLane {

  private static final String REQUEST_ID = "request_id";

  private final Map<String, Endpoint> endpoints;
  private final Map<String, Attempts> attempts;
  private final RateLimits limits;
  private final Overload overload;
  private final Failures failures;
  private final Exit exit;

  ExpressLane(
      Folders folders,
      BeanContext beans,
      RateLimits limits,
      Overload overload,
      Failures failures,
      Exit exit) {
    this.endpoints =
        folders.all().stream()
            .flatMap(folder -> folder.express().stream())
            .<Endpoint>map(beans::getBean)
            .flatMap(endpoint -> endpoint.paths().stream().map(path -> Map.entry(path, endpoint)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    this.attempts =
        endpoints.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), _ -> new Attempts()));
    this.limits = limits;
    this.overload = overload;
    this.failures = failures;
    this.exit = exit;
  }

  /** The endpoint for requests like this one. */
  Optional<Endpoint> find(String method, String path) {
    Endpoint endpoint = endpoints.get(path);
    return endpoint != null && endpoint.method().equals(method)
        ? Optional.of(endpoint)
        : Optional.empty();
  }

  /** A request on its way to its endpoint. */
  Passage enter(Endpoint endpoint, Request request) {
    return new Passage(endpoint, request);
  }

  /** A request on its way through the lane. */
  final class Passage {

    private final Endpoint endpoint;
    private final Request request;
    private Optional<Counted> counted = Optional.empty();
    private boolean isCounted;

    private Passage(Endpoint endpoint, Request request) {
      this.endpoint = endpoint;
      this.request = request;
    }

    /**
     * The reply, if there is one without waiting, or if too many requests wait already. It ends
     * once the caller may know.
     */
    Optional<CompletionStage<Reply>> attempt() {
      return inContext(
          () ->
              attempts
                  .get(request.path())
                  .make(overload.isReached() ? this::fromMemory : this::heldBack)
                  .or(() -> overload.refusal(request).map(CompletableFuture::completedStage)));
    }

    private Optional<CompletionStage<Reply>> fromMemory() {
      return Waiting.avoid(this::reply).map(CompletableFuture::completedStage);
    }

    /** What is not durable yet counts as waiting, so there is a limit to it, too. */
    private Optional<CompletionStage<Reply>> heldBack() {
      return Waiting.hold(this::reply)
          .map(made -> made.orElse(e -> inContext(() -> failures.replyTo(request, e))));
    }

    /** The answer; may wait for the store. */
    Answer answer() {
      return inContext(() -> leave(reply()));
    }

    /** The answer with this reply. */
    Answer answer(Reply reply) {
      return inContext(() -> leave(reply));
    }

    private <T> T inContext(Supplier<T> act) {
      MDC.put(REQUEST_ID, request.id());
      try {
        return act.get();
      } finally {
        MDC.clear();
      }
    }

    private Reply reply() {
      try {
        exit.prepare(request);
        return counted()
            .flatMap(Counted::refusal)
            .orElseGet(() -> exit.replyOf(request, endpoint::answer));
      } catch (RuntimeException e) {
        return failures.replyTo(request, e);
      }
    }

    /** Once, however often the reply is attempted. */
    private Optional<Counted> counted() {
      if (!isCounted) {
        counted = limits.count(request);
        isCounted = true;
      }
      return counted;
    }

    private Answer leave(Reply reply) {
      Answer answer;
      try {
        answer = exit.leave(request, reply);
      } catch (RuntimeException e) {
        answer = exit.leave(request, failures.replyTo(request, e));
      }
      return counted.map(Counted::announcement).map(answer::with).orElse(answer);
    }
  }
}
