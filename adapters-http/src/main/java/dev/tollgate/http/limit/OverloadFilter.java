package dev.tollgate.http.limit;

import dev.tollgate.http.Exit;
import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.Request;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Answers requests that arrive during an overload, before a token is looked at. */
@ServerFilter("/**")
final class OverloadFilter implements Ordered {

  private final Overload overload;
  private final Exit exit;

  OverloadFilter(Overload overload, Exit exit) {
    this.overload = overload;
    this.exit = exit;
  }

  /** Behind the filters that complete every answer. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before() + 1;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    return overload
        .refusal(Request.of(request))
        .map(reply -> exit.answer(request, reply))
        .orElse(null);
  }

  /** Whether or not its caller is still there. */
  @ResponseFilter
  void end(HttpRequest<?> request) {
    Arrival.of(request).underWay().end();
  }
}
