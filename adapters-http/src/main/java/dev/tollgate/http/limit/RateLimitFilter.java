package dev.tollgate.http.limit;

import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.RateLimit;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses callers over their limit, before a token is looked at. Requests without a route do not
 * count.
 */
@ServerFilter("/**")
final class RateLimitFilter implements Ordered {

  private static final String REMAINING = "tollgate.remaining";

  private final Map<String, List<RateLimit>> limits;
  private final Layers layers;
  private final Exit exit;
  private final Callers callers;
  private final Windows windows;

  RateLimitFilter(
      Folders folders,
      SettingValues values,
      Layers layers,
      Exit exit,
      Callers callers,
      Windows windows) {
    this.limits =
        folders.all().stream()
            .collect(Collectors.toMap(Folder::name, folder -> folder.limits(values)));
    this.layers = layers;
    this.exit = exit;
    this.callers = callers;
    this.windows = windows;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> count(HttpRequest<?> request) {
    if (RouteAttributes.getRouteMatch(request).isEmpty()) {
      return null;
    }
    String path = Arrival.of(request).path();
    Layer layer = layers.ownerOf(path);
    Optional<RateLimit> limit =
        limits.get(layer.contract()).stream()
            .filter(it -> Segments.isBelow(it.root(), path))
            .findFirst();
    if (limit.isEmpty()) {
      return null;
    }
    Windows.Count count = windows.count(callers.keyOf(Request.of(request)), limit.get());
    if (!count.admitted()) {
      return exit.answer(
          request,
          layer.fail(
              new Fault.TooManyRequests(
                  limit.get().perMinute(),
                  count.retryAfter(),
                  count.resetAt(),
                  limit.get().asOverload())));
    }
    if (limit.get().announced()) {
      request.setAttribute(REMAINING, new Announcement(limit.get(), count));
    }
    return null;
  }

  @ResponseFilter
  void announce(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(REMAINING, Announcement.class)
        .ifPresent(
            said ->
                response
                    .header("X-RateLimit-Limit", String.valueOf(said.limit().perMinute()))
                    .header("X-RateLimit-Remaining", String.valueOf(said.count().remaining())));
  }

  private record Announcement(RateLimit limit, Windows.Count count) {}
}
