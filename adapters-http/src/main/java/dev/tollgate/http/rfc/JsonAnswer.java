package dev.tollgate.http.rfc;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/** The answer of an endpoint that did what it was asked, never to be stored. */
final class JsonAnswer {

  private JsonAnswer() {}

  static MutableHttpResponse<?> of(Map<String, Object> body) {
    return HttpResponse.ok(body)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "no-store")
        .header("Pragma", "no-cache");
  }

  /** For documents that everybody may read, also scripts of other origins, and keep for a while. */
  static MutableHttpResponse<?> ofPublic(Object body) {
    return HttpResponse.ok(body)
        .contentType(MediaType.APPLICATION_JSON)
        .header("Cache-Control", "public, max-age=60")
        .header("Access-Control-Allow-Origin", "*");
  }
}
