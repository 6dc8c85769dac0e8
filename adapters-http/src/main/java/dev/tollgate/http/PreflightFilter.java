package dev.tollgate.http;

import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.Request;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Answers preflight requests that may be sent; all others get what {@code OPTIONS} gets. */
@ServerFilter(patterns = "/**", methods = HttpMethod.OPTIONS)
final class PreflightFilter implements Ordered {

  private final Layers layers;
  private final CrossOrigin crossOrigin;
  private final Exit exit;

  PreflightFilter(Layers layers, CrossOrigin crossOrigin, Exit exit) {
    this.layers = layers;
    this.crossOrigin = crossOrigin;
    this.exit = exit;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable
  HttpResponse<?> answer(HttpRequest<?> request) {
    if (Arrival.of(request).flaw().isPresent()) {
      return null;
    }
    Layer layer = layers.ownerOf(Arrival.of(request).path());
    return crossOrigin
        .preflight(Request.of(request), layer)
        .map(reply -> exit.answer(request, reply))
        .orElse(null);
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() - 1;
  }
}
