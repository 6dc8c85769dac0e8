package dev.tollgate.http.limit;

import dev.tollgate.http.Exit;
import dev.tollgate.http.limit.RateLimits.Counted;
import dev.tollgate.http.wire.Request;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.util.Optional;

/**
 * Refuses callers over their limit, before a token is looked at. Requests without a route do not
 * count.
 */
@ServerFilter("/**")
final class RateLimitFilter implements Ordered {

  private static final String COUNTED = "tollgate.counted";

  private final RateLimits limits;
  private final Exit exit;

  RateLimitFilter(RateLimits limits, Exit exit) {
    this.limits = limits;
    this.exit = exit;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable
  HttpResponse<?> count(HttpRequest<?> request) {
    if (RouteAttributes.getRouteMatch(request).isEmpty()) {
      return null;
    }
    Optional<Counted> counted = limits.count(Request.of(request));
    counted.ifPresent(it -> request.setAttribute(COUNTED, it));
    return counted.flatMap(Counted::refusal).map(it -> exit.answer(request, it)).orElse(null);
  }

  @ResponseFilter
  void announce(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(COUNTED, Counted.class)
        .ifPresent(counted -> counted.announcement().forEach(response::header));
  }
}
