package dev.tollgate.http.guard;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Closes the connection behind a request that announces a body: proxies that ask before they
 * forward pass on the header fields without it, and the next request would be taken for it.
 */
@ServerFilter("/guard/**")
final class AnnouncedBodyFilter {

  @ResponseFilter
  void close(HttpRequest<?> request, MutableHttpResponse<?> response) {
    HttpHeaders headers = request.getHeaders();
    boolean announced =
        headers.contains("Transfer-Encoding")
            || !headers.get("Content-Length", String.class, "0").equals("0");
    if (announced) {
      response.getHeaders().set("Connection", "close");
    }
  }
}
