package dev.tollgate.http.express;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Endpoint;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Failures;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.limit.RateLimits;
import dev.tollgate.http.limit.RateLimits.Counted;
import dev.tollgate.http.wire.Request;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/** Does for the endpoints that folders list what filters do for all others, and calls them. */
@Singleton
final class ExpressLane {

  private static final String REQUEST_ID = "request_id";

  private final Map<String, Endpoint> endpoints;
  private final RateLimits limits;
  private final Failures failures;
  private final Exit exit;

  ExpressLane(Folders folders, BeanContext beans, RateLimits limits, Failures failures, Exit exit) {
    this.endpoints =
        folders.all().stream()
            .flatMap(folder -> folder.express().stream())
            .<Endpoint>map(beans::getBean)
            .collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));
    this.limits = limits;
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

  /** The answer of an endpoint; may wait for the store. */
  Answer answer(Endpoint endpoint, Request request) {
    MDC.put(REQUEST_ID, request.id());
    try {
      Optional<Counted> counted = limits.count(request);
      Answer answer =
          exit.answer(
              request,
              read -> counted.flatMap(Counted::refusal).orElseGet(() -> endpoint.answer(read)));
      return counted.map(it -> answer.with(it.announcement())).orElse(answer);
    } catch (RuntimeException e) {
      return exit.leave(request, failures.replyTo(request, e));
    } finally {
      MDC.remove(REQUEST_ID);
    }
  }
}
