package dev.tollgate.http.guard;

import dev.tollgate.http.wire.Arrival;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * Closes the connection after a request that announces a body: proxies that ask before they forward
 * pass on the header fields without it, and the next request would be taken for it.
 */
@ServerFilter("/guard/**")
final class AnnouncedBodyFilter implements Ordered {

  /** What is refused by the guard passes by those filters only that come before it. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @ResponseFilter
  void close(HttpRequest<?> request, MutableHttpResponse<?> response) {
    HttpHeaders headers = request.getHeaders();
    boolean announced =
        headers.contains("Transfer-Encoding")
            || !headers.get("Content-Length", String.class, "0").equals("0");
    if (announced) {
      Arrival.closeBehind(response);
    }
  }
}
